import { takeCode } from './code.ts';
import { watchDocuments } from './document/document-section.ts';
import { keepTyped } from './keep-typed.ts';
import { sendOnce } from './send-once.ts';
import { offerDrawing } from './signature/offer-drawing.ts';

// The one script of every page. Each part looks for its own markup and does nothing where there is none; all of them
// add to a page that works without them. What was typed is back before others look at it.
takeCode();
keepTyped();
sendOnce();
watchDocuments();
offerDrawing();

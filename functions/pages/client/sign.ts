import { takeCode } from './code.ts';
import { watchDocuments } from './document/document-section.ts';
import { sendOnce } from './send-once.ts';
import { offerDrawing } from './signature/offer-drawing.ts';

// The one script of every page. Each part looks for its own markup and does nothing where there is none; all of them
// add to a page that works without them.
takeCode();
sendOnce();
watchDocuments();
offerDrawing();

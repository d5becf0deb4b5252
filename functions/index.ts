import { activities } from './activities/index.ts';
import { subscriptionTransfer } from './orchestrators/subscription-transfer.ts';
import { SUBSCRIPTION_TRANSFER } from './runtime/orchestrations.ts';
import { registerActivities, registerOrchestration } from './runtime/registration.ts';

// The story and what it does.
registerOrchestration(SUBSCRIPTION_TRANSFER, subscriptionTransfer);
registerActivities(activities);

// Doors for partners' portals.
import './http/receive-partner-message.ts';
import './http/list-transfers.ts';
import './http/get-transfer.ts';
import './http/download-form.ts';
import './http/get-audit-trail.ts';
import './http/get-ticket-draft.ts';
import './http/get-upload-note.ts';
import './http/get-guidance.ts';
import './http/get-request-letter.ts';
import './http/get-access-commands.ts';
import './http/get-certificate.ts';
import './http/get-certificate.ts';

// Doors for signatories.
import './pages/start-signing.ts';
import './pages/signing-assets.ts';
import './pages/open-signing.ts';
import './pages/ask-access-code.ts';
import './pages/take-access-code.ts';
import './pages/review-form.ts';
import './pages/read-form.ts';
import './pages/sign-form.ts';
import './pages/decline-form.ts';
import './pages/correct-form.ts';
import './pages/delegate-signature.ts';

// Doors for the customer's own page.
import './pages/follow/follow-transfer.ts';
import './pages/follow/read-followed-form.ts';
import './pages/follow/clean-up-script.ts';
import './pages/follow/withdraw-transfer.ts';
import './pages/follow/correct-transfer.ts';
import './pages/follow/propose-new-partner.ts';
import './pages/follow/hand-in-roles.ts';

// Doors for the new partner's part of the form.
import './pages/part/fill-in-part.ts';
import './pages/part/submit-part.ts';
import './pages/part/read-part-form.ts';

// Doors for copies after the end.
import './pages/copies/show-copies.ts';
import './pages/copies/read-form-copy.ts';
import './pages/copies/read-certificate-copy.ts';

// Doors for ops, and for everybody.
import './http/list-open-transfers.ts';
import './http/inspect-transfer.ts';
import './http/operate-transfer.ts';
import './http/get-notice-key.ts';
import './http/health.ts';
import './pages/verify/verify-page.ts';
import './pages/verify/verify-document.ts';

// Timers.
import './timers/sweep-unheard.ts';

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

// Doors for signatories.
import './pages/start-signing.ts';
import './pages/signing-assets.ts';
import './pages/open-signing.ts';
import './pages/review-form.ts';
import './pages/read-form.ts';
import './pages/sign-form.ts';
import './pages/decline-form.ts';

// Doors for ops, and for everybody.
import './http/list-open-transfers.ts';
import './http/inspect-transfer.ts';
import './http/cancel-transfer.ts';
import './http/health.ts';

// Timers.
import './timers/sweep-unheard.ts';

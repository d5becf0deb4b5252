import type { Party } from '../transfer/party.ts';
import type { Stage } from '../transfer/transfer.ts';
import { stagesFrom } from './stage-span.ts';

/** Advice that stops nobody: what it is about, what it says, and the rows it comes from. */
export type Advice = { id: string; text: string; rows: readonly string[] };

type Line = readonly [
  id: string,
  rows: readonly string[],
  when: readonly Stage[],
  to: readonly Party[],
  text: string,
];

const BEFORE_SIGNING = stagesFrom('requested', 'newPartner');
const BEFORE_UPLOAD = stagesFrom('requested', 'submission');
const BEFORE_MOVE = stagesFrom('requested', 'support');
const ALWAYS = stagesFrom('requested', 'completed');
const MOVED = stagesFrom('access', 'completed');
const EVERYBODY = ['currentPartner', 'customer', 'newPartner'] as const;
const RECEIVING = ['customer', 'newPartner'] as const;

/** Who is told what, and while the transfer stands where. */
const CHECKLIST: readonly Line[] = [
  [
    'no-help-from-microsoft',
    ['R-10'],
    BEFORE_UPLOAD,
    RECEIVING,
    'Microsoft cannot step in for the customer or the new partner. When the current partner stands still, turn to its contact, then to the team that runs this service.',
  ],
  [
    'stay-in-touch',
    ['R-11'],
    BEFORE_MOVE,
    ['customer'],
    'Plan to work closely with your current partner: it opens the ticket, signs first, attaches the form and hears from Microsoft.',
  ],
  [
    'write-to-microsoft-too',
    ['D-17'],
    ['requested', 'ticket'],
    ['customer'],
    'You may send your written request to Microsoft as well as to your current partner.',
  ],
  [
    'same-tenant',
    ['D-19'],
    BEFORE_MOVE,
    EVERYBODY,
    'The subscription stays in the customer’s tenant; the directory of a CSP subscription cannot be changed, now or by this transfer.',
  ],
  [
    'billing-only',
    ['D-07'],
    ALWAYS,
    EVERYBODY,
    'The move changes billing only. Resources keep running, and role assignments stay: the old partner keeps its access until it is removed, the new partner gets none by itself.',
  ],
  [
    'not-by-self-service',
    ['D-01'],
    BEFORE_UPLOAD,
    ['currentPartner', 'newPartner'],
    'Do not send this subscription through the self-service transfer of Partner Center: it would be converted to Azure plan. The form moves it unconverted, if both partners already have a customer with a legacy Azure subscription; the new partner should check that it has.',
  ],
  [
    'record-groups',
    ['D-07', 'D-08'],
    stagesFrom('requested', 'access'),
    ['currentPartner', 'newPartner'],
    'Record the object ids of your AdminAgents and HelpdeskAgents groups early (partner-groups.recorded): they are the sure mark of your access, and many lists of roles show nothing else.',
  ],
  [
    'keep-current-partner',
    ['D-16'],
    BEFORE_MOVE,
    ['customer'],
    'Do not take your current partner’s admin permissions away before the transfer is complete: it could no longer open a ticket for you.',
  ],
  [
    'export-billing-data',
    ['D-18'],
    BEFORE_MOVE,
    ['customer', 'currentPartner'],
    'Export billing and usage data now: they do not move with the subscription.',
  ],
  [
    'reservations',
    ['D-18'],
    BEFORE_MOVE,
    EVERYBODY,
    'Look after reservations: cancel them for a refund, or they stop applying once the subscription has moved.',
  ],
  [
    'marketplace-products',
    ['D-18'],
    BEFORE_MOVE,
    EVERYBODY,
    'Marketplace products in the subscription may block the transfer. List them, and ask before you sign.',
  ],
  [
    'prices',
    ['D-18'],
    BEFORE_MOVE,
    RECEIVING,
    'The prices of the current partner do not carry over; agree on the new ones.',
  ],
  [
    'support-duty',
    ['D-18'],
    stagesFrom('support', 'completed'),
    EVERYBODY,
    'With the transfer the duty to support the customer moves to the new partner.',
  ],
  [
    'own-form-edition',
    ['R-43', 'A-03'],
    stagesFrom('ticket', 'currentPartnerSignature'),
    ['currentPartner'],
    'Use the form that is made here. Microsoft’s site has several editions under different links; this one carries its own version, which stays with the transfer.',
  ],
  [
    'relationship-first',
    ['R-28', 'D-11'],
    BEFORE_MOVE,
    RECEIVING,
    'Customer and new partner need a reseller relationship before the subscription is transferred: the new partner requests it, a Global admin of the customer accepts.',
  ],
  [
    'no-seals',
    ['D-26'],
    stagesFrom('currentPartnerSignature', 'signatures'),
    EVERYBODY,
    'Paper seals are not needed; the three signatures are enough.',
  ],
  [
    'same-ids-before',
    ['D-22'],
    stagesFrom('requested', 'ticket'),
    ['currentPartner'],
    'Before a transfer the Azure subscription ID and the Partner Center subscription ID are often the same value. Name both all the same.',
  ],
  [
    'grant-before-removing',
    ['D-08'],
    stagesFrom('newPartner', 'access'),
    RECEIVING,
    'Give the new partner access before the old partner’s is removed, best before the transfer: the old partner may hold the only Owner role.',
  ],
  [
    'usage-by-commerce-id',
    ['D-21'],
    MOVED,
    ['newPartner'],
    'Use the Partner Center subscription ID for usage calls; you see the Azure subscription ID only once you have access.',
  ],
  [
    'two-ids-after',
    ['D-22', 'R-22', 'R-23', 'R-24'],
    MOVED,
    RECEIVING,
    'The Azure subscription ID is kept, the Partner Center subscription ID is a new one. Every support ticket from now on names both.',
  ],
  [
    'end-delegated-admin',
    ['DOMAIN 7.1'],
    MOVED,
    ['customer'],
    'Delegated admin privileges (DAP, GDAP) are not Azure roles. Once the transfer is complete, end the old partner’s under Settings, Partner relationships.',
  ],
  [
    'further-reading',
    ['R-44'],
    BEFORE_SIGNING,
    EVERYBODY,
    'Further reading in Microsoft’s documentation, by title: “Multi-partner support”, “Multi-channel support”, “Transfer Azure subscriptions between subscribers and CSPs”.',
  ],
];

/** The advice for somebody at a stage, in the order of the process. */
export const advice = (stage: Stage, reader: Party): Advice[] =>
  CHECKLIST.filter(([, , when, to]) => when.includes(stage) && to.includes(reader)).map(
    ([id, rows, , , text]) => ({ id, text, rows }),
  );

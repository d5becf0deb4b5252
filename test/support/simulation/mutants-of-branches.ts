import type { Mutant } from './mutant.ts';

const STEPS = 'shared/transfer/steps';
const CORRECTIONS = 'corrections';
const SIGNATORIES = 'signatories';
const CUSTOMER = 'customers-page';
const PORTALS = 'portals';

/** The rules of corrections, links, clocks and notices whose loss the straight way through the process does not show. */
export const BRANCHES: Mutant[] = [
  {
    name: 'a correction keeps a signature that covered it',
    file: 'shared/transfer/revision.ts',
    find: 'signatures: anew || !currentPartner ? {} : { currentPartner },',
    replace: 'signatures: anew ? {} : transfer.signatures,',
    killedBy: 'of the new partner’s part alone keeps signature 1 and voids the other two',
    in: CORRECTIONS,
  },
  {
    name: 'a correction voids a signature that did not cover it',
    file: 'shared/transfer/revision.ts',
    find: 'const anew = touchesBase(sections);',
    replace: 'const anew = sections.length > 0;',
    killedBy: 'asks the new partner for its part again when somebody else finds fault with it',
    in: CORRECTIONS,
  },
  {
    name: 'two corrections of one revision are both made',
    file: `${STEPS}/correction.ts`,
    find: "if (revision !== transfer.revision) return refuse('correction-superseded');",
    replace: '',
    killedBy: 'is made once when two parties ask for it of the same revision',
    in: CORRECTIONS,
  },
  {
    name: 'signatures too old are not collected again',
    file: 'shared/transfer/signature-age.ts',
    find: "if (stage === 'submission') return moment;",
    replace: "if (stage === 'submission') return undefined;",
    killedBy: 'is forced by signatures that grow too old before the upload, also when ops gave time',
    in: CORRECTIONS,
  },
  {
    name: 'nobody looks at the age of signature 1 when the new partner has its part ready',
    file: `${STEPS}/new-partner.ts`,
    find: '!isStale(filled, at)',
    replace: 'filled',
    killedBy: 'is forced by a new partner so slow that signature 1 is too old by then',
    in: CORRECTIONS,
  },
  {
    name: 'the old link lives on when a signature is passed on',
    file: `${STEPS}/signatory.ts`,
    find: 'orderMail({ ...retireLinks(transfer, [party]), signatories }',
    replace: 'orderMail({ ...transfer, signatories }',
    killedBy: 'passes the signature on to a colleague, and the old link signs nothing any more',
    in: SIGNATORIES,
  },
  {
    name: 'somebody who signs for another party is corrected in',
    file: `${STEPS}/correction.ts`,
    find: '...sharedSignatories(next),',
    replace: '',
    killedBy: 'signs for one party only, whichever way somebody comes to sign',
    in: SIGNATORIES,
  },
  {
    name: 'every change has the same question',
    file: 'shared/transfer/outcome.ts',
    find: 'transfer: { ...transfer, changes: transfer.changes + 1 },',
    replace: 'transfer,',
    killedBy: 'gets another link from ops as often as it takes',
    in: SIGNATORIES,
  },
  {
    name: 'a proposal is confirmed whatever its number',
    file: `${STEPS}/new-partner.ts`,
    find: 'if (confirmsProposal !== undefined && confirmsProposal !== proposal?.number)',
    replace: 'if (confirmsProposal === 0)',
    killedBy: 'enters the new partner, who confirms what was entered last and nothing else',
    in: CUSTOMER,
  },
  {
    name: 'the customer’s page survives the end',
    file: 'shared/transfer/outcome.ts',
    find: '...retireLinks(moveTo(transfer, end, at))',
    replace: '...moveTo(transfer, end, at)',
    killedBy: 'follows its transfer from the request on and withdraws it, and the page is gone with the end',
    in: CUSTOMER,
  },
  {
    name: 'a form is attached without a ticket',
    file: 'shared/form/submission-check.ts',
    find: 'if (!transfer.serviceTicket)',
    replace: 'if (form === null)',
    killedBy: 'may open the ticket after the signatures, and attaches nothing without its number',
    in: PORTALS,
  },
  {
    name: 'a notice gets another id on every try',
    file: 'shared/workflow/send-notice.ts',
    find: 'noticeIdOf(transfer.id, mailId, notice)',
    replace: 'noticeIdOf(transfer.id, mailId, { ...notice, triedAt: services.now() })',
    killedBy: 'hears every notice once, and recognises a repeat by its webhook-id',
    in: PORTALS,
  },
  {
    name: 'the answer to an incomplete form counts for the next upload too',
    file: `${STEPS}/submission.ts`,
    find: 'const { respondedAt: _, ...rest } = transfer;',
    replace: 'const rest = transfer;',
    killedBy: 'run out again for a second upload that nobody answers',
    in: 'support-hours',
  },
  {
    name: 'Microsoft’s own due instant is kept and not counted by',
    file: `${STEPS}/response-time.ts`,
    find: '...supportClockUntil(',
    replace: '...(() => ({}))(',
    killedBy: 'end when Microsoft itself says so, once that is recorded',
    in: 'support-hours',
  },
];

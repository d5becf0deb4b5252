import { memoryDeliveries } from '../../../shared/adapters/memory/memory-deliveries.ts';
import { memoryFormArchive } from '../../../shared/adapters/memory/memory-form-archive.ts';
import { memoryMailer } from '../../../shared/adapters/memory/memory-mailer.ts';
import { memoryPartnerRegistry } from '../../../shared/adapters/memory/memory-partner-registry.ts';
import { memoryPortalNotifier } from '../../../shared/adapters/memory/memory-portal-notifier.ts';
import { memoryTransferIndex } from '../../../shared/adapters/memory/memory-transfer-index.ts';
import { memoryTransferStore } from '../../../shared/adapters/memory/memory-transfer-store.ts';
import { CalendarBook, calendarIn } from '../../../shared/calendar/calendar-book.ts';
import type { Papers } from '../../../shared/form/papers.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import { TERMS } from '../../../shared/transfer/terms.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { type Accepted, accept } from '../../../shared/workflow/accept.ts';
import { checkRequest } from '../../../shared/workflow/check-request.ts';
import { checkSubmission, makePapers } from '../../../shared/workflow/make-papers.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { type IncomingRequest, requestTransfer } from '../../../shared/workflow/request-transfer.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';
import { settle } from '../../../shared/workflow/settle.ts';
import { TransferRequest } from '../../../shared/workflow/transfer-request.ts';
import { a, aPartner, aPartnersDetails } from '../../support/a-party.ts';
import { aHash } from '../../support/a-transfer.ts';
import { at, attached, PART, SECRET, signed, ticketOpened } from '../transfer/walk.ts';

/** Bytes that tell how they came about; every step keeps what was there. */
const papers: Papers = {
  prepare: async ({ id, revision }) => Buffer.from(`form of ${id} r${revision}`),
  fillNewPartner: async (pdf) => Buffer.concat([pdf, Buffer.from('; filled in')]),
  seal: async (pdf, { party }, drawing) => ({
    pdf: Buffer.concat([pdf, Buffer.from(`; sealed by ${party}${drawing ? ' with a drawing' : ''}`)]),
    thumbprint: aHash('seal certificate'),
  }),
  certify: async ({ transferId }) => ({
    pdf: Buffer.from(`certificate of ${transferId}`),
    thumbprint: aHash('seal certificate'),
  }),
};

const content = TransferRequest.parse({
  cloud: 'usgov',
  request: { by: 'Renée Lemaire', receivedAt: '2026-11-02T14:30:00.000Z', text: 'Please move us.' },
  customer: a.customer,
  subscription: a.subscription,
  currentPartner: aPartnersDetails('Ana', 'Ortiz', 'contoso.com'),
  newPartnerId: 'fabrikam',
});

export const FABRIKAM = aPartner({ ...a.newPartner, groupIds: [], mailTo: 'transfers@fabrikam.com' });

/** A request as the door hands it in. */
export const aRequest = (over: Partial<IncomingRequest> = {}): IncomingRequest => ({
  content,
  from: aPartner(),
  messageId: 'contoso.msg-1',
  bodyHash: aHash('body of msg-1'),
  ...over,
});

/** The answer, which must be no refusal. */
export function taken(answer: Accepted | Refusal): Accepted {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** The product on memory stores, with its clock, its failures and its nudges in the test's hands. */
export async function aDesk() {
  const failing = new Set<string>();
  const calls: string[] = [];
  const fault = (operation: string): void => {
    calls.push(operation);
    if (failing.has(operation)) throw new Error(`${operation} fails`);
  };
  const clock = { now: at(0) };
  const started: string[] = [];
  const nudged: string[] = [];
  const transfers = memoryTransferStore({ fault, checked: true });
  const mailer = memoryMailer({ fault });
  const portals = memoryPortalNotifier({ fault });
  const services: DoorServices = {
    transfers,
    index: memoryTransferIndex({ fault }),
    deliveries: memoryDeliveries({ fault }),
    partners: memoryPartnerRegistry(),
    forms: memoryFormArchive({ fault }),
    documents: memoryFormArchive({ fault: (operation) => fault(operation.replace('forms', 'documents')) }),
    papers,
    mailer,
    portals,
    terms: TERMS,
    calendarOf: (about) => calendarIn(CalendarBook.parse({}), about),
    now: () => clock.now,
    baseUrl: 'https://transfer.example/api',
    linkSecret: SECRET,
    opsMailTo: 'ops@transfer.example',
    orchestrations: {
      async start(transferId) {
        fault('orchestrations.start');
        started.push(transferId);
      },
      /** Here an orchestration takes whatever the activities have judged. */
      async heard(transferId) {
        return started.includes(transferId) ? (await stored(transferId)).heard : 'gone';
      },
      async nudge(transferId, question, messageId) {
        fault('orchestrations.nudge');
        nudged.push(`${transferId} ${question} ${messageId}`);
      },
    },
  };
  await services.partners.save(aPartner());
  await services.partners.save(FABRIKAM);

  /** The transfer as it is stored now. */
  const stored = async (transferId: string): Promise<Transfer> => {
    const found = await transfers.find(transferId);
    if (!found) throw new Error(`no transfer ${transferId}`);
    return found.transfer;
  };
  /** A message at the door, under an id of its own unless one is given. */
  const say = (transferId: string, message: Message, messageId = `${message.kind} ${calls.length}`) =>
    accept(services, {
      transferId,
      messageId,
      bodyHash: aHash(JSON.stringify(message)),
      message,
      by: { role: 'currentPartner', via: 'portal', name: 'contoso' },
    });
  return { services, failing, calls, clock, started, nudged, mailer, portals, transfers, stored, say };
}

export type Desk = Awaited<ReturnType<typeof aDesk>>;

/** The story as far as a chapter, by the real use cases; every activity is run as an orchestration would. */
export async function toChapter(
  desk: Desk,
  chapter: 'ticket' | 'currentPartnerSignature' | 'newPartner' | 'signatures' | 'submission' | 'support',
): Promise<string> {
  const { services, say, stored, clock } = desk;
  const from = await services.partners.byId('contoso');
  const { transferId } = taken(await requestTransfer(services, aRequest(from && { from })));
  const about = { transferId };
  const signs = async (party: Party) => {
    taken(await say(transferId, signed(await stored(transferId), party)));
    await makePapers(services, about);
  };
  const steps: [typeof chapter, () => Promise<unknown>][] = [
    ['ticket', () => checkRequest(services, about)],
    [
      'currentPartnerSignature',
      async () => {
        taken(await say(transferId, ticketOpened({ openedAt: clock.now })));
        await makePapers(services, about);
      },
    ],
    ['newPartner', () => signs('currentPartner')],
    [
      'signatures',
      async () => {
        clock.now = at(3);
        taken(await say(transferId, { kind: 'newPartnerSubmitted', ...PART }));
        await makePapers(services, about);
      },
    ],
    [
      'submission',
      async () => {
        await signs('newPartner');
        await signs('customer');
        await checkSubmission(services, about);
      },
    ],
    [
      'support',
      async () => {
        const transfer = await stored(transferId);
        taken(await say(transferId, attached(transfer, { attachedAt: clock.now })));
        await settle(services, about);
      },
    ],
  ];
  for (const [name, step] of steps) {
    await step();
    if (name === chapter) break;
  }
  return transferId;
}

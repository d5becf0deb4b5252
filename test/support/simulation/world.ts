import { memoryDeliveries } from '../../../shared/adapters/memory/memory-deliveries.ts';
import { memoryFormArchive } from '../../../shared/adapters/memory/memory-form-archive.ts';
import { memoryMailer } from '../../../shared/adapters/memory/memory-mailer.ts';
import { memoryPartnerRegistry } from '../../../shared/adapters/memory/memory-partner-registry.ts';
import { memoryTransferIndex } from '../../../shared/adapters/memory/memory-transfer-index.ts';
import { CalendarBook, calendarIn } from '../../../shared/calendar/calendar-book.ts';
import type { DocumentArchive } from '../../../shared/form/document-archive.ts';
import type { Mail } from '../../../shared/mail/mailer.ts';
import type { PartnerRegistry } from '../../../shared/partners/partner.ts';
import { TERMS } from '../../../shared/transfer/terms.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { TransferIndex } from '../../../shared/transfer/transfer-index.ts';
import type { TransferStore } from '../../../shared/transfer/transfer-store.ts';
import type { DoorServices, Services } from '../../../shared/workflow/services.ts';
import type { Dice } from './dice.ts';
import { type DurableHost, durableHost, type HostPlan, STEADY } from './durable-host.ts';
import { type FaultPlan, faultsOf, type Outage, RELIABLE } from './faults.ts';
import { flakyOrchestrations, type NudgePlan, PROMPT } from './flaky-orchestrations.ts';
import { noticedPortals } from './noticed-portals.ts';
import { fallible, paperFake } from './paper-fake.ts';
import { type Records, recordsOf } from './records.ts';
import { type Story, storyOf } from './story.ts';
import { sweepsOf } from './sweeps.ts';
import { type Timeline, timelineFrom } from './timeline.ts';
import { watchedStore } from './watched-store.ts';

/** What befalls a world. */
export type WorldPlan = { storage: FaultPlan; host: HostPlan; nudges: NudgePlan; sweepNudges: NudgePlan };

/** A world in which everything works. */
export const FAIR: WorldPlan = { storage: RELIABLE, host: STEADY, nudges: PROMPT, sweepNudges: PROMPT };

export type WorldOptions = {
  dice: Dice;
  plan: WorldPlan;
  /** Epoch milliseconds at which the world begins, at which its faults end, and at which it ends itself. */
  begins: number;
  faultsUntil: number;
  /** Parses every stored document as the table store does. */
  checked?: boolean;
};

/** One product with everything around it, in memory and on virtual time. */
export type World = {
  timeline: Timeline;
  story: Story;
  dice: Dice;
  host: DurableHost;
  /** What the use cases at the doors get. */
  doors: DoorServices;
  store: TransferStore;
  index: TransferIndex;
  partners: PartnerRegistry;
  documents: DocumentArchive;
  outage: Outage;
  records: Records;
  /** The faultless view a person or a test has of a transfer. */
  look(transferId: string): Transfer;
  /** Called with every stored state of a transfer, and with every mail that arrives. */
  onTransfer(listener: (transfer: Transfer) => void): void;
  onMail(listener: (mail: Mail) => void): void;
};

/** Opens a world; nothing happens in it until its timeline runs. */
export function openWorld({ dice, plan, begins, faultsUntil, checked = false }: WorldOptions): World {
  const timeline = timelineFrom(begins);
  const story = storyOf(timeline.now);
  const records = recordsOf(story);
  const outage: Outage = { mail: false, storage: false, papers: false, portals: new Map() };
  const sources = { timeline, story, outage, faultsUntil };
  const fault = faultsOf(plan.storage, { ...sources, dice: dice.of('storage') }, seen);

  const store = watchedStore({ fault, checked, stored });
  const index = memoryTransferIndex({ fault });
  const partners = memoryPartnerRegistry();
  const mailer = memoryMailer({ fault });
  const documents = memoryFormArchive({ fault });
  const listeners = { transfer: [] as ((t: Transfer) => void)[], mail: [] as ((m: Mail) => void)[] };
  const services: Services = {
    transfers: store,
    index,
    partners,
    deliveries: memoryDeliveries({ fault }),
    forms: memoryFormArchive({ fault }),
    documents,
    papers: fallible(
      paperFake((rule) => records.broken.push(rule)),
      fault,
    ),
    mailer: {
      async send(mail) {
        records.mailed.push(mail);
        await mailer.send(mail);
      },
    },
    portals: noticedPortals({ fault, outage, noticed: records.noticed }),
    terms: TERMS,
    calendarOf: (about) => calendarIn(CalendarBook.parse({}), about),
    now: timeline.now,
    baseUrl: 'https://transfers.example/api',
    linkSecret: new Uint8Array(32).fill(7),
    opsMailTo: 'ops@transfers.example',
  };
  const host = durableHost({ ...sources, dice: dice.of('host'), plan: plan.host, services });
  const way = (owner: string, nudges: NudgePlan) =>
    flakyOrchestrations({ host, timeline, story, dice: dice.of(owner), plan: nudges });
  const doors = { ...services, orchestrations: way('doors', plan.nudges) };
  const sweeps = sweepsOf({ ...services, orchestrations: way('sweep', plan.sweepNudges) }, timeline, story);

  /** Everybody learns of what is stored or mailed at the instant it is, also when the reply is about to be lost. */
  const afterwards: Record<string, () => void> = {
    'index.note:after': () => sweeps.arm(),
    'mail.send:after': () => {
      for (const mail of records.delivered(mailer.sent)) tellAll(listeners.mail, mail);
    },
  };
  function stored(transfer: Transfer) {
    if (records.stored(transfer, timeline.now())) tellAll(listeners.transfer, transfer);
  }
  let operations = 0;
  function seen(operation: string) {
    if (++operations > MANY) throw endless(operations, records);
    afterwards[operation]?.();
  }

  return {
    timeline,
    story,
    dice,
    host,
    doors,
    store,
    index,
    partners,
    documents,
    outage,
    records,
    look: (transferId) => {
      const transfer = records.latest(transferId);
      if (!transfer) throw new Error(`There is no transfer ${transferId}.`);
      return transfer;
    },
    onTransfer: (listener) => void listeners.transfer.push(listener),
    onMail: (listener) => void listeners.mail.push(listener),
  };
}

/** The storage operations of a run that goes in circles; the longest honest ones need a tenth. */
const MANY = 40_000;

function endless(operations: number, { broken }: Records): Error {
  if (operations === MANY + 1) broken.push(`Nobody needs ${MANY} storage operations.`);
  return new Error('The run goes in circles.');
}

function tellAll<T>(listeners: ((news: T) => void)[], news: T) {
  for (const listen of listeners) listen(news);
}

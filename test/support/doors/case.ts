import { randomUUID } from 'node:crypto';
import {
  NEW_COMMERCE_ID,
  newPartnerPart,
  transferRequest,
} from '../../../infra/local/demo/sample-content.ts';
import { rolesAfter } from '../../../infra/local/demo/sample-roles.ts';
import { Signatory } from '../../../infra/local/demo/signatory.ts';
import { dueAt } from '../../../shared/transfer/passing-time.ts';
import { awaitedSigners } from '../../../shared/transfer/questions.ts';
import { isEnd, type Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { ask, lookingAs } from './tokens.ts';
import type { Doors } from './use-doors.ts';

/** The waits of a transfer in the order a smooth one passes them. */
export const WAITS = [
  'ticket',
  'currentPartnerSignature',
  'newPartner',
  'signatures',
  'submission',
  'support',
  'access',
] as const;

/** Where a case can be led to. */
export type Place = (typeof WAITS)[number] | 'completed';

let cases = 0;

type Request = ReturnType<typeof transferRequest>;
type Part = ReturnType<typeof newPartnerPart>;

/** One transfer with a subscription and mailboxes of its own, led through the public doors as its parties would. */
export class Case {
  transferId = '';
  readonly number: number = ++cases;
  readonly subscription: string = randomUUID();
  readonly frank: Signatory;
  readonly maria: Signatory;
  readonly zoe: Signatory;
  private readonly doors: Doors;

  constructor(doors: Doors, mariasName = 'Maria Keller') {
    this.doors = doors;
    this.frank = new Signatory(doors.world, 'Frank Weber', this.mailbox('frank', 'fabrikam'));
    this.maria = new Signatory(doors.world, mariasName, this.mailbox('maria', 'lucernepublishing'));
    this.zoe = new Signatory(doors.world, 'Zoë Nowak', this.mailbox('zoe', 'contoso'));
  }

  mailbox(person: string, organisation: string): string {
    return `${person}.${this.number}@${organisation}.example`;
  }

  /** The content of `transfer.requested`. */
  request(): Request {
    const content = transferRequest(this.doors.iso(), this.subscription);
    content.customer.contact.email = this.maria.address;
    content.currentPartner.signatory.email = this.frank.address;
    content.currentPartner.admin.email = this.mailbox('nia', 'fabrikam');
    return content;
  }

  /** The content of `new-partner.submitted`. */
  part(): Part {
    const content = newPartnerPart(this.doors.iso());
    content.details.signatory.email = this.zoe.address;
    content.details.admin.email = this.mailbox('ada', 'contoso');
    return content;
  }

  /** Requests the transfer and waits until it waits. */
  async open(content: Request = this.request()): Promise<this> {
    const { transferId } = await this.say('fabrikam', 'transfer.requested', content, {});
    this.transferId = String(transferId);
    await this.quiet('ticket');
    return this;
  }

  /** Leads the case on to a place and waits until nothing is left to do there. */
  async reach(place: Place): Promise<this> {
    if (this.transferId === '') await this.open();
    const stages: readonly Place[] = [...WAITS, 'completed'];
    const present = stages.indexOf((await this.stored()).stage as Place);
    for (const [n, wait] of WAITS.entries())
      if (n >= present && n < stages.indexOf(place)) {
        await this.leave[wait]();
        await this.quiet(stages[n + 1] as Stage);
      }
    return this;
  }

  /** What ends each wait. */
  private readonly leave: Record<(typeof WAITS)[number], () => Promise<unknown>> = {
    ticket: () =>
      this.say('fabrikam', 'service-ticket.opened', {
        serviceTicket: '2402084010005835',
        openedAt: this.doors.iso(),
      }),
    currentPartnerSignature: () => this.sign(this.frank),
    newPartner: () => this.say('contoso', 'new-partner.submitted', this.part()),
    signatures: () => Promise.all([this.sign(this.maria), this.sign(this.zoe)]),
    submission: async () => {
      const sha256 = (await this.stored()).form.at(-1)?.sha256;
      return this.say('fabrikam', 'form.attached', { sha256, attachedAt: this.doors.iso() });
    },
    support: () =>
      this.say('fabrikam', 'support.answered', {
        outcome: 'completed',
        engineer: 'Kim Akers',
        answeredAt: this.doors.iso(),
        cutOffDate: this.doors.iso().slice(0, 10),
        newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
      }),
    access: () =>
      this.say('contoso', 'access.reported', {
        ranBy: 'Ada Lindqvist',
        roleAssignments: rolesAfter(this.subscription),
      }),
  };

  private async sign(signatory: Signatory): Promise<void> {
    await signatory.open(await signatory.signingLink());
    const signed = await signatory.sign((await signatory.read()).sha256);
    if (signed.status !== 303) throw new Error(`${signatory.name} could not sign: ${await signed.text()}`);
  }

  /** Says something about this case; throws when it is refused. */
  async say(
    who: 'fabrikam' | 'contoso',
    type: string,
    content: object,
    about: object = { transferId: this.transferId },
  ): Promise<Record<string, unknown>> {
    const { status, body } = await this.doors.portals[who].send(type, { ...about, ...content });
    if (status !== 202) throw new Error(`${type} was refused with ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** The transfer document as it is stored. */
  async stored(): Promise<Transfer> {
    const stored = await this.doors.transfers.find(this.transferId);
    if (!stored) throw new Error(`Transfer ${this.transferId} is not stored.`);
    return stored.transfer;
  }

  /** Waits until the transfer is at a stage and the product has nothing left to do there. */
  async quiet(stage: Stage): Promise<Transfer> {
    let seen: Transfer | undefined;
    for (const giveUp = performance.now() + 30_000; performance.now() < giveUp; ) {
      seen = await this.stored();
      if (seen.stage === stage && isIdle(seen) && (!isEnd(stage) || (await this.closed()))) return seen;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { pendingMails, heard, version, indexedAs, links, signatures } = seen ?? {};
    const why = JSON.stringify({ pendingMails, heard, version, indexedAs, links, signatures });
    throw new Error(`The case never came to rest at ${stage}; it is at ${seen?.stage}: ${why}`);
  }

  private async closed(): Promise<boolean> {
    const answer = await ask(
      this.doors,
      `/ops/transfers/${this.transferId}`,
      await lookingAs.ops(this.doors),
    );
    const { orchestration } = (await answer.json()) as { orchestration?: { runtimeStatus: string } };
    return orchestration?.runtimeStatus === 'Completed';
  }

  /** What the audit trail says, as ops read it, oldest first. */
  async facts(): Promise<Record<string, unknown>[]> {
    const answer = await ask(
      this.doors,
      `/ops/transfers/${this.transferId}`,
      await lookingAs.ops(this.doors),
    );
    const { audit } = (await answer.json()) as { audit: { entries: { fact: Record<string, unknown> }[] } };
    return audit.entries.map(({ fact }) => fact);
  }
}

function isIdle(transfer: Transfer): boolean {
  const { pendingMails, heard, version, indexedAs, stage, revision, signatures, links } = transfer;
  const sealed = Object.values(signatures).every((signature) => signature?.sealedIn !== undefined);
  const invited = awaitedSigners(transfer).every((party) => links[party]?.revision === revision);
  const checked = stage !== 'submission' || transfer.check !== undefined;
  const shown = indexedAs === `${stage} r${revision} ${dueAt(transfer)}`;
  return pendingMails.length === 0 && heard === version && sealed && invited && checked && shown;
}

import type { SamplePartner } from '../../../infra/local/sample-partners.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import type { Course } from './courses.ts';
import { type OpenForm, openForm, type Street, sendMessage } from './parties.ts';
import type { Post, Postbox } from './postbox.ts';

/** The turns of a transfer without detours: something is said, and the product makes ready for what comes next. */
export const TURNS = [
  'request',
  'ticket',
  'signature 1',
  'new partner',
  'signatures 2+3',
  'attach',
  'answer',
  'access',
] as const;
export type Turn = (typeof TURNS)[number];

/** What is needed to walk transfers through the doors of a stack. */
export type Walk = {
  stack: Stack;
  street: Street;
  postbox: Postbox;
  /** Told after each turn: milliseconds from what was said to the mail that calls the next party. */
  onTurn?: (turn: Turn, milliseconds: number) => void | Promise<void>;
};

/** A message the doors have accepted, by the kind of a fact it must leave in the audit trail. */
export type AcceptedMessage = { messageId: string; fact: string };

/** A transfer that has come to its end, with everything that was accepted on the way. */
export type Walked = { transferId: string; course: Course; accepted: AcceptedMessage[] };

/** The mails a turn waits for: the beginning of the subject, and the addressee. */
type Call = [subject: string, to?: string];

/** Who has a link and is to sign. */
type Signing = { invitation: Post; party: string; revision: number };

/** Everybody who has to do with one transfer, and what was accepted from them. */
export class Walker {
  readonly walk: Walk;
  readonly number: number;
  readonly accepted: AcceptedMessage[] = [];
  transferId = '';
  private readonly said = new Map<string, number>();

  constructor(walk: Walk, number: number) {
    this.walk = walk;
    this.number = number;
  }

  /** Now, by the stack's clock. */
  iso(): string {
    return new Date(this.walk.street.now()).toISOString();
  }

  /** A portal says something until it is answered; `facts` are what the trail must tell of it. */
  async send(who: SamplePartner, type: string, data: object, ...facts: string[]): Promise<void> {
    const times = (this.said.get(type) ?? 0) + 1;
    this.said.set(type, times);
    const id = `walk-${this.number}-${type.replaceAll('.', '-')}-${times}`;
    const about = this.transferId && { transferId: this.transferId };
    const answer = await sendMessage(this.walk.street, who, { id, type, data: { ...data, ...about } });
    this.transferId = answer.transferId;
    this.accept(`${who.partner.partnerId}.${id}`, ...facts);
  }

  /** Opens the form by the link of an invitation. */
  async open({ invitation, party, revision }: Signing): Promise<OpenForm> {
    const form = await openForm(this.walk.street, /https?:\S+#\S+/.exec(invitation.text)?.[0] ?? '');
    this.accept(`opened.r${revision}.${party}.g${form.generation}`, 'signingPageOpened');
    return form;
  }

  /** Opens the form and is ready to sign it. */
  async readyToSign(signing: Signing, name: string): Promise<() => Promise<void>> {
    const form = await this.open(signing);
    return async () => {
      await form.sign(name);
      this.accept(`signed.r${signing.revision}.${signing.party}`, 'signed');
    };
  }

  /** Opens the form and passes the signature on. */
  async passOn(signing: Signing, to: Parameters<OpenForm['delegate']>[0]): Promise<void> {
    const form = await this.open(signing);
    await form.delegate(to);
    this.accept(`delegated.r${signing.revision}.${signing.party}.g${form.generation}`, 'signatoryChanged');
  }

  /** Says something and waits for the mails it calls for; mails from before are none of them. */
  async step(say: () => Promise<unknown>, ...calls: Call[]): Promise<[Post, ...Post[]]> {
    const since = performance.now();
    await say();
    const posts = calls.map(([subject, to]) =>
      this.walk.postbox.next(this.transferId, { subject, to, since }),
    );
    return (await Promise.all(posts)) as [Post, ...Post[]];
  }

  /** A step that is one of the turns of every transfer. */
  async turn(name: Turn, say: () => Promise<unknown>, ...calls: Call[]): Promise<[Post, ...Post[]]> {
    const began = performance.now();
    const posts = await this.step(say, ...calls);
    await this.walk.onTurn?.(name, Math.max(...posts.map(({ takenAt }) => takenAt)) - began);
    return posts;
  }

  private accept(messageId: string, ...facts: string[]): void {
    this.accepted.push(...facts.map((fact) => ({ messageId, fact })));
  }
}

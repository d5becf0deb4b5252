import { createHash } from 'node:crypto';
import type { Fault } from '../../../shared/adapters/memory/fault.ts';
import type { Papers } from '../../../shared/form/papers.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import type { Signature } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const textOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('utf8');
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

/**
 * Paper that is quick to make: every step adds a line, so each state of the form is the beginning of the next, as it
 * is with incremental updates. It knows the rules of the real paper; a step that breaks one is reported to `broken`
 * and refused.
 */
export function paperFake(broken: (rule: string) => void): Papers {
  const insist = (holds: boolean, rule: string) => {
    if (holds) return;
    broken(rule);
    throw new Error(rule);
  };
  return {
    async prepare(transfer) {
      return bytesOf(`form of revision ${transfer.revision} for ${baseOf(transfer)}\n`);
    },
    async fillNewPartner(pdf, transfer) {
      const text = textOf(pdf);
      insist(isOf(text, transfer), 'The new partner’s part goes below the base it was written for.');
      insist(isSealed(text, 'currentPartner'), 'The new partner’s part comes after the first seal.');
      insist(!isFilled(text), 'The new partner’s part is filled in once.');
      const part = sha256(JSON.stringify(transfer.newPartner.part));
      return bytesOf(`${text}new partner's part in revision ${transfer.revision}: ${part}\n`);
    },
    async seal(before, signature) {
      const text = textOf(before);
      for (const [holds, rule] of sealRules(text, signature)) insist(holds, rule);
      const pdf = bytesOf(`${text}sealed by ${signature.party} ${signature.name} at ${signature.signedAt}\n`);
      return { pdf, thumbprint: sha256('seal certificate') };
    },
    async certify(content) {
      return {
        pdf: bytesOf(`certificate ${JSON.stringify(content)}\n`),
        thumbprint: sha256('seal certificate'),
      };
    },
  };
}

/** The same papers, made with something that fails now and then: a key in a vault, an authority, fonts. */
export const fallible = (papers: Papers, fault: Fault): Papers => ({
  async prepare(...about) {
    await fault('paper.prepare');
    return papers.prepare(...about);
  },
  async fillNewPartner(...about) {
    await fault('paper.fill');
    return papers.fillNewPartner(...about);
  },
  async seal(...about) {
    await fault('paper.seal');
    return papers.seal(...about);
  },
  async certify(...about) {
    await fault('paper.certify');
    return papers.certify(...about);
  },
});

/** What the base of the form says: the sections signature 1 covers. */
const baseOf = ({ customer, subscription, currentPartner }: Transfer): string =>
  sha256(JSON.stringify([customer, subscription, currentPartner.details]));

const isOf = (text: string, transfer: Transfer): boolean =>
  text.split('\n')[0]?.endsWith(` for ${baseOf(transfer)}`) ?? false;

/** The revision a party signs in: signature 1 may be of any revision with this base, 2 and 3 are of the one that filled the form in. */
const revisionOf = (text: string, party: Party): number => {
  const first = Number(/^form of revision (\d+)/.exec(text)?.[1]);
  return party === 'currentPartner'
    ? first
    : Number(/\nnew partner's part in revision (\d+)/.exec(text)?.[1]);
};
const isFilled = (text: string): boolean => text.includes("\nnew partner's part ");
const isSealed = (text: string, party: string): boolean => text.includes(`\nsealed by ${party} `);

function sealRules(text: string, { party, revision, contentHash }: Signature): [boolean, string][] {
  return [
    [
      party === 'currentPartner' ? revision >= revisionOf(text, party) : revision === revisionOf(text, party),
      `The seal of the ${party} goes into the revision it was given for.`,
    ],
    [!isSealed(text, party), `The ${party} is sealed once.`],
    [isFilled(text) === (party !== 'currentPartner'), `The seal of the ${party} has its place in the order.`],
    [states(text).includes(contentHash), `The ${party} signed a state of this very form.`],
  ];
}

/** The hash of every state the form has had. */
function states(text: string): string[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((_, index) => sha256(`${lines.slice(0, index + 1).join('\n')}\n`));
}

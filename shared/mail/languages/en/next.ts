import type { MailFacts } from '../../mail-facts.ts';
import { by, quoted, WHO } from './words.ts';

/** A section that somebody else wants corrected: nobody signs the same mistake again unasked. Who signs is told of no message of a portal’s. */
export function correctionWanted(f: MailFacts, to: 'reader' | 'portal' = 'portal'): string {
  const { revised } = f;
  if (f.to !== 'currentPartner' || !revised || revised.by === 'currentPartner' || revised.by === 'product')
    return '';
  if (!revised.sections.some((section) => section !== 'newPartner')) return '';
  return `${WHO[revised.by ?? 'product']} asked for a correction: ${quoted(revised.reason)} The form still says what it said before. If something in it is wrong, do not sign: your organisation first sends the corrected sections through its portal${to === 'portal' ? ' (correction.requested with "corrected")' : ''}.`;
}

function beforeFirstSignature(f: MailFacts): string {
  if (f.to === 'currentPartner')
    return `Next, your signatory gets a new link by mail and signs first${by(f.deadline)}.`;
  const first = `Next, ${f.currentPartner} signs the new form${by(f.deadline)}.`;
  if (f.to === 'ops') return first;
  return f.to === 'newPartner' && f.revised?.sections.includes('newPartner')
    ? `${first} Then you are asked for your part again, and your signatory gets a new link by mail.`
    : `${first} When it is your turn, your signatory gets a new link by mail.`;
}

function beforeNewPart(f: MailFacts): string {
  return f.to === 'newPartner'
    ? `Next, please send your part of the form again (new-partner.submitted)${by(f.deadline)}; a mail of its own says how.`
    : `Next, ${f.newPartner} sends its part of the form again${by(f.deadline)}. After that ${f.customer} and ${f.newPartner} sign.`;
}

function beforeLastSignatures(f: MailFacts): string {
  return f.to === 'customer' || f.to === 'newPartner'
    ? `Next, your signatory gets a new link by mail and signs${by(f.deadline)}.`
    : `Next, ${f.customer} and ${f.newPartner} sign${by(f.deadline)}; the signature of ${f.currentPartner} stays good.`;
}

/** What the reader does after the form was replaced; nothing once the transfer is past that. */
export function nextAfterRevision(f: MailFacts): string {
  switch (f.stage) {
    case 'currentPartnerSignature':
      return beforeFirstSignature(f);
    case 'newPartner':
      return beforeNewPart(f);
    case 'signatures':
      return beforeLastSignatures(f);
    default:
      return '';
  }
}

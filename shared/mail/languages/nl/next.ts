import type { MailFacts } from '../../mail-facts.ts';
import { by, quoted, WHO } from './words.ts';

/** A section that somebody else wants corrected: nobody signs the same mistake again unasked. Who signs is told of no message of a portal’s. */
export function correctionWanted(f: MailFacts, to: 'reader' | 'portal' = 'portal'): string {
  const { revised } = f;
  if (f.to !== 'currentPartner' || !revised || revised.by === 'currentPartner' || revised.by === 'product')
    return '';
  if (!revised.sections.some((section) => section !== 'newPartner')) return '';
  return `${WHO[revised.by ?? 'product']} heeft om een correctie gevraagd: ${quoted(revised.reason)} In het formulier staat nog wat er eerder stond. Klopt er iets niet, onderteken dan niet: uw organisatie stuurt eerst de gecorrigeerde onderdelen via haar portal${to === 'portal' ? ' (correction.requested met "corrected")' : ''}.`;
}

function beforeFirstSignature(f: MailFacts): string {
  if (f.to === 'currentPartner')
    return `Uw ondertekenaar krijgt nu een nieuwe link per e-mail en ondertekent als eerste${by(f.deadline)}.`;
  const first = `Nu ondertekent ${f.currentPartner} het nieuwe formulier${by(f.deadline)}.`;
  if (f.to === 'ops') return first;
  return f.to === 'newPartner' && f.revised?.sections.includes('newPartner')
    ? `${first} Daarna vragen wij u opnieuw om uw deel, en krijgt uw ondertekenaar een nieuwe link per e-mail.`
    : `${first} Zodra u aan de beurt bent, krijgt uw ondertekenaar een nieuwe link per e-mail.`;
}

function beforeNewPart(f: MailFacts): string {
  return f.to === 'newPartner'
    ? `Stuur nu uw deel van het formulier opnieuw (new-partner.submitted)${by(f.deadline)}; hoe dat gaat, staat in een aparte e-mail.`
    : `Nu stuurt ${f.newPartner} zijn deel van het formulier opnieuw${by(f.deadline)}. Daarna ondertekenen ${f.customer} en ${f.newPartner}.`;
}

function beforeLastSignatures(f: MailFacts): string {
  return f.to === 'customer' || f.to === 'newPartner'
    ? `Uw ondertekenaar krijgt nu een nieuwe link per e-mail en ondertekent${by(f.deadline)}.`
    : `Nu ondertekenen ${f.customer} en ${f.newPartner}${by(f.deadline)}; de handtekening van ${f.currentPartner} blijft geldig.`;
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

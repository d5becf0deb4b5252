import { ownerOf } from '../../../transfer/revision.ts';
import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { correctionWanted, nextAfterRevision } from './next.ts';
import { by, listed, quoted, SECTION, ticketOf, voidedIn, WHO } from './words.ts';

const sectionsOf = ({ revised }: MailFacts): string =>
  revised ? listed(revised.sections.map((section) => SECTION[section])) : '';

function attachAgain(f: MailFacts): Part[] {
  const again =
    f.to === 'currentPartner'
      ? `Herstel wat daar wordt genoemd en voeg het formulier opnieuw toe aan hetzelfde ticket (form.attached)${by(f.deadline)}. Moet het formulier zelf veranderen, vraag dan om een correctie (correction.requested).`
      : `${f.currentPartner} herstelt wat ontbreekt en voegt het formulier opnieuw toe${by(f.deadline)}. De handtekeningen blijven geldig; moet het formulier zelf veranderen, dan hoort u dat en vragen wij u opnieuw te ondertekenen.`;
  return [again];
}

function backToOwners(f: MailFacts): Part[] {
  if (!f.revised) return [];
  const { sections, voided } = f.revised;
  const back = sections.map(
    (section) => `Het onderdeel ${SECTION[section]} gaat terug naar ${f[ownerOf(section)]}.`,
  );
  return [{ list: back }, voidedIn(f, voided), correctionWanted(f), nextAfterRevision(f)];
}

/** A form that is replaced: who wants it, what becomes void, and what each party does next. */
export const revision = {
  correctionRequested: (f) => ({
    subject: 'Het overdrachtsformulier wordt gecorrigeerd',
    parts: [
      f.revised
        ? `${WHO[f.revised.by ?? 'product']} heeft om een correctie gevraagd: ${quoted(f.revised.reason)}`
        : 'Iemand heeft om een correctie gevraagd.',
      f.revised
        ? `Onderdelen van het formulier waar het om gaat: ${sectionsOf(f)}. ${voidedIn(f, f.revised.voided)}`
        : '',
      correctionWanted(f),
      nextAfterRevision(f),
    ],
  }),
  signaturesTooOld: (f) => ({
    subject: 'De handtekeningen op het overdrachtsformulier zijn te oud',
    parts: [
      `Eén handtekening is ouder dan ${f.signatureMaxAgeDays} dagen, en Microsoft aanvaardt geen formulier met zo’n handtekening. Daarom verzamelt deze dienst ze alle opnieuw; verder verandert er niets aan het formulier.`,
      f.revised ? voidedIn(f, f.revised.voided) : '',
      nextAfterRevision(f),
    ],
  }),
  formIncomplete: (f) => ({
    subject: 'Microsoft Support noemt het formulier onvolledig',
    parts: [
      f.supportNote
        ? `Microsoft Support schrijft bij ${ticketOf(f)}: ${quoted(f.supportNote)}`
        : `Microsoft Support noemt het formulier bij ${ticketOf(f)} onvolledig.`,
      ...(f.movedOn ? [] : f.stage === 'submission' ? attachAgain(f) : backToOwners(f)),
      'Als het formulier opnieuw is toegevoegd, begint de tijd voor het antwoord van Microsoft opnieuw.',
    ],
  }),
} satisfies Chapter;

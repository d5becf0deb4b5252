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
      ? `Please mend what is named there and attach the form to the same ticket again (form.attached)${by(f.deadline)}. If the form itself has to change, ask for a correction (correction.requested).`
      : `${f.currentPartner} mends what is missing and attaches the form again${by(f.deadline)}. The signatures stay good; if the form itself has to change, you are told and asked to sign again.`;
  return [again];
}

function backToOwners(f: MailFacts): Part[] {
  if (!f.revised) return [];
  const { sections, voided } = f.revised;
  const back = sections.map(
    (section) => `The section ${SECTION[section]} goes back to ${f[ownerOf(section)]}.`,
  );
  return [{ list: back }, voidedIn(f, voided), correctionWanted(f), nextAfterRevision(f)];
}

/** A form that is replaced: who wants it, what becomes void, and what each party does next. */
export const revision = {
  correctionRequested: (f) => ({
    subject: 'The transfer form is being corrected',
    parts: [
      f.revised
        ? `${WHO[f.revised.by ?? 'product']} has asked for a correction: ${quoted(f.revised.reason)}`
        : 'Somebody has asked for a correction.',
      f.revised ? `Sections of the form it concerns: ${sectionsOf(f)}. ${voidedIn(f, f.revised.voided)}` : '',
      correctionWanted(f),
      nextAfterRevision(f),
    ],
  }),
  signaturesTooOld: (f) => ({
    subject: 'The signatures on the transfer form are too old',
    parts: [
      `One signature is older than ${f.signatureMaxAgeDays} days, and Microsoft takes no form with such a signature. So this service collects all of them anew; nothing else in the form changes.`,
      f.revised ? voidedIn(f, f.revised.voided) : '',
      nextAfterRevision(f),
    ],
  }),
  formIncomplete: (f) => ({
    subject: 'Microsoft Support calls the form incomplete',
    parts: [
      f.supportNote
        ? `Microsoft Support writes on ${ticketOf(f)}: ${quoted(f.supportNote)}`
        : `Microsoft Support calls the form incomplete on ${ticketOf(f)}.`,
      ...(f.movedOn ? [] : f.stage === 'submission' ? attachAgain(f) : backToOwners(f)),
      'With the next upload the time for Microsoft’s answer begins anew.',
    ],
  }),
} satisfies Chapter;

import type { Instant } from './instant.ts';
import { retireLinks } from './link.ts';
import { moveTo } from './outcome.ts';
import { Party } from './party.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { FormState, OldRevision, Section } from './signed-form.ts';
import { LIMITS } from './terms.ts';
import type { Transfer } from './transfer.ts';

/** The sections signature 1 covers; signatures 2 and 3 cover the whole form. */
export const BASE_SECTIONS = ['customer', 'subscription', 'currentPartner'] as const satisfies Section[];

/** Who fills a section in. */
export const ownerOf = (section: Section): 'currentPartner' | 'newPartner' =>
  section === 'newPartner' ? 'newPartner' : 'currentPartner';

/** Why a form is replaced: which sections change, at whose wish, and the reason everybody is told. */
export type Cause = { sections: Section[]; by: string; reason: string };

const touchesBase = (sections: readonly Section[]): boolean =>
  sections.some((section) => section !== 'newPartner');

/** The parties whose signature covers one of these sections and was given. */
export const voidedBy = ({ signatures }: Transfer, sections: readonly Section[]): Party[] =>
  Party.options.filter(
    (party) => signatures[party] !== undefined && (party !== 'currentPartner' || touchesBase(sections)),
  );

/** The form up to where the new partner's part begins: what signature 1 was given for, and its seal. */
function baseForm(form: FormState[]): FormState[] {
  const filled = form.findIndex(({ after }) => after === 'newPartnerFilled');
  return filled < 0 ? form : form.slice(0, filled);
}

/**
 * The next revision: exactly the signatures that covered a changed section are void, all links of the old one are
 * dead, and its forms stay readable (A-11, RELIABILITY S8). What is left of the form is its base. The caller has put
 * the corrected content in; where the new partner's part is gone, it is asked for again.
 */
export function beginRevision(transfer: Transfer, { sections, by, reason }: Cause, at: Instant): Transfer {
  const anew = touchesBase(sections);
  const voided = voidedBy(transfer, sections);
  const old: OldRevision = {
    revision: transfer.revision,
    form: transfer.form,
    sections,
    voided,
    signatures: voided.flatMap((party) => transfer.signatures[party] ?? []),
    replacedAt: at,
    by,
    reason,
  };
  const { currentPartner } = transfer.signatures;
  const { ageWarnedOf: _, stuck: __, ...rest } = retireLinks(transfer, [...Party.options, 'part']);
  const next: Transfer = {
    ...rest,
    revision: transfer.revision + 1,
    oldRevisions: [...transfer.oldRevisions, old],
    form: anew ? [] : baseForm(transfer.form),
    signatures: anew || !currentPartner ? {} : { currentPartner },
  };
  return moveTo(next, stageOf(next), at);
}

function stageOf({
  signatures,
  newPartner,
}: Transfer): 'currentPartnerSignature' | 'newPartner' | 'signatures' {
  if (!signatures.currentPartner) return 'currentPartnerSignature';
  return newPartner.part ? 'signatures' : 'newPartner';
}

/** The transfer without the new partner's part, which has to be given again; what it said is kept aside. */
export function withoutPart(transfer: Transfer): Transfer {
  const { part, ...newPartner } = transfer.newPartner;
  return part ? { ...transfer, newPartner: { ...newPartner, formerPart: part } } : transfer;
}

/** The part the form Microsoft has was made with, where a new one has not come before Microsoft's answer. */
export function withFormerPart(transfer: Transfer): Transfer {
  const { part, formerPart } = transfer.newPartner;
  return part || !formerPart
    ? transfer
    : { ...transfer, newPartner: { ...transfer.newPartner, part: formerPart } };
}

/** Who wanted the present revision, why, and of what; the first one needed no cause. */
export function causeOf({ oldRevisions }: Transfer): Cause | undefined {
  const replaced = oldRevisions.at(-1);
  return replaced && { by: replaced.by, reason: replaced.reason, sections: replaced.sections };
}

/** A form that is corrected for ever is a case to begin anew. */
export const revisionFault = ({ oldRevisions }: Transfer): Refusal | undefined =>
  oldRevisions.length >= LIMITS.revisions ? refuse('too-many-corrections') : undefined;

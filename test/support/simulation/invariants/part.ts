import { doubles, type Evidence, entriesOf } from '../evidence.ts';

/** The new partner's part of the form, given by its portal or on a page of its own. */
export const partInvariants = {
  'The new partner gives its part once per revision, by whichever way': givesOnce,
  'The link to the part lives no longer than the part is asked for': partLinkDies,
  'The part is given on the page by a link in force alone': deadPartLinksAreDumb,
};

function givesOnce({ audit, chronicle }: Evidence): string[] {
  const given = entriesOf(audit, 'newPartnerSubmitted');
  return doubles(given.map((entry) => `r${chronicle.before(entry).revision}`));
}

function partLinkDies({ snapshots }: Evidence): string[] {
  return snapshots.flatMap(({ at, transfer: { links, stage, revision } }) => {
    const { part } = links;
    if (!part || (stage === 'newPartner' && part.revision === revision)) return [];
    return [`a link of r${part.revision} at ${stage} r${revision}, ${at}`];
  });
}

function deadPartLinksAreDumb({ audit, chronicle }: Evidence): string[] {
  return entriesOf(audit, 'newPartnerSubmitted').flatMap((entry) => {
    if (entry.by.via !== 'part-link') return [];
    const { part } = chronicle.before(entry);
    return part && Date.parse(entry.at) < Date.parse(part.expiresAt) ? [] : [`entry ${entry.sequence}`];
  });
}

import type { follow as english } from '../en/follow.ts';

/** The customer's own page: its frame, what is moved, and the form (R-11, R-18, R-22…R-24). */
export const follow = {
  title: 'De overdracht van uw abonnement',
  back: 'Terug naar uw overdracht',
  subject: {
    heading: 'Het abonnement',
    name: 'Naam',
    nameless: 'zonder naam',
    from: 'Van',
    to: 'Naar',
    currentPartner: (name) => `${name} (huidige partner)`,
    newPartner: (name) => `${name} (nieuwe partner)`,
    serviceTicket: 'Serviceticket',
    azureId: 'Azure-abonnements-id',
    commerceId: 'Partner Center-abonnements-id',
    commerceIdUnknown: 'nog niet bekend; de nieuwe partner ziet die in Partner Center',
    cutOffDate: 'Overgangsdatum',
    billsFrom: (date) => `${date}: vanaf deze dag factureert de nieuwe partner u`,
    bothIds:
      'De Azure-abonnements-id blijft dezelfde; de Partner Center-abonnements-id, die voor de facturering is, is een nieuwe. Noem voortaan beide in elk supportticket.',
  },
  form: {
    heading: 'Het formulier',
    notYet: 'U kunt het formulier hier lezen zodra uw huidige partner het heeft ondertekend.',
    read: 'Lees het formulier (PDF)',
    revision: (revision, sha256) => `Revisie ${revision}, SHA-256 ${sha256}`,
    beingCorrected:
      'Het formulier wordt gecorrigeerd. U kunt het hier lezen zodra uw huidige partner het opnieuw heeft ondertekend.',
    replaced: 'Vervangen, en bewaard om te lezen:',
    oldRevision: (revision) => `Revisie ${revision} (PDF)`,
  },
  complete: {
    title: 'De overdracht is voltooid',
    text: 'Niemand van de oude partner heeft nog toegang. De overdracht is voltooid, en iedereen krijgt bericht. De link naar deze pagina werkt niet meer: een e-mail brengt u een link naar het ondertekende formulier en het certificaat ervan.',
  },
} satisfies typeof english;

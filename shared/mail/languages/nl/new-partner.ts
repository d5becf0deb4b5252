import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { by, neededBy, quoted, WHO } from './words.ts';

/** The way of a new partner without a portal. */
export const onPage = (f: MailFacts): string =>
  f.by === 'mail' && f.partLinked ? 'Dat kan ook op de pagina achter de link hieronder.' : '';

/** Why the form is another one than before: who wanted that, in which words. */
const why = ({ revised }: MailFacts): string =>
  revised && revised.by !== 'product'
    ? `${WHO[revised.by ?? 'product']} heeft om een correctie gevraagd: ${quoted(revised.reason)}`
    : 'Het formulier is opnieuw gemaakt.';

/** Nobody wonders whether an earlier mail was lost or what was sent has failed. */
function yourTurn(f: MailFacts): string {
  switch (f.revised?.partBefore) {
    case 'sent':
      return `${why(f)} Daarom is uw deel van het formulier nog een keer nodig, hoewel u het al hebt gestuurd. Controleer wat u hebt gestuurd, verbeter wat nodig is en stuur het opnieuw via uw portal (new-partner.submitted):`;
    case 'asked':
      return `U bent al eerder om uw deel van het formulier gevraagd; sindsdien is het veranderd. ${why(f)} ${f.currentPartner} heeft het nieuwe formulier ondertekend, en nu bent u aan de beurt. Stuur uw deel via uw portal (new-partner.submitted):`;
    default:
      return `${f.currentPartner} heeft het formulier ondertekend; nu bent u aan de beurt. Stuur uw deel via uw portal (new-partner.submitted):`;
  }
}

/** Step 4, first half: the new partner's part of the form. */
export const newPartner = {
  newPartnerTurn: (f) => ({
    subject: f.revised?.partBefore
      ? 'Uw deel van een overdrachtsformulier is opnieuw nodig'
      : 'Uw deel van een formulier voor de overdracht van een abonnement',
    parts: [
      yourTurn(f),
      {
        list: [
          'uw adres, en de contactgegevens van uw beheerder en van uw ondertekenaar',
          `uw resellerrelatie met ${f.customer}: sinds wanneer, en het bewijs; u kunt de uitnodigingslink toevoegen, die met uw Microsoft-id wordt vergeleken`,
          `uw overeenkomst met ${f.customer}: de naam, de datum en wie ervoor instaat`,
        ],
      },
      onPage(f),
      `Zonder resellerrelatie draagt Microsoft het abonnement niet over. ${f.customer} ziet beide verklaringen voordat er wordt ondertekend.`,
      f.proposal === undefined
        ? `${f.customer} kan uw contactgegevens voor u invullen; ze tellen pas als u ze hebt bevestigd.`
        : `${f.customer} heeft uw contactgegevens voor u ingevuld (nummer ${f.proposal}); ze tellen pas als u ze hebt bevestigd.`,
      neededBy(f),
    ],
  }),
  newPartnerAsked: (f) => ({
    subject: f.revised?.partBefore
      ? 'De nieuwe partner is opnieuw om zijn deel van het formulier gevraagd'
      : 'De nieuwe partner is om zijn deel van het formulier gevraagd',
    parts: [
      `${f.revised?.partBefore ? `${why(f)} Daarom is ${f.newPartner} nu opnieuw gevraagd` : `${f.currentPartner} heeft het formulier ondertekend. ${f.newPartner} is nu gevraagd`} om zijn deel: contactgegevens, de resellerrelatie en de overeenkomst met u${f.deadline ? `, vóór ${f.deadline}` : ''}.`,
      `Hebt u de contactgegevens van ${f.newPartner}, dan kunt u ze op uw eigen pagina invullen. Ze komen pas in het formulier nadat ${f.newPartner} ze heeft bevestigd.`,
      `Stuurt ${f.newPartner} u een uitnodiging voor een resellerrelatie, dan moet een globale beheerder van uw organisatie die accepteren.`,
      `Daarna vragen wij u en ${f.newPartner} om te ondertekenen.`,
    ],
  }),
  confirmProposal: (f) => ({
    subject: 'De klant heeft uw contactgegevens ingevuld: kloppen ze?',
    parts: [
      `${f.customer} heeft uw contactgegevens voor het overdrachtsformulier ingevuld${f.proposal === undefined ? '' : ` (nummer ${f.proposal})`}. Er staat nog niets van in het formulier. Uw portal leest ze op GET ${f.api}.`,
      `Kloppen ze, bevestig ze dan via uw portal (new-partner.submitted met confirmsProposal), samen met uw resellerrelatie en uw overeenkomst${by(f.deadline)}. Kloppen ze niet, stuur dan uw eigen gegevens.`,
      onPage(f),
    ],
  }),
} satisfies Chapter;

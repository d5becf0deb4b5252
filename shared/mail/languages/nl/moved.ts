import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { bothIds, by, ticketOf } from './words.ts';

const ORDER =
  'Geef eerst de nieuwe partner een eigen rol als eigenaar (Owner), en verwijder dan pas de rollen van de oude; verwijder nooit de laatste eigenaar.';

const whoMayRemove = (f: MailFacts): string =>
  f.to === 'customer'
    ? `Wie een rol verwijdert, moet eigenaar (Owner) of beheerder van gebruikerstoegang (User Access Administrator) van het abonnement zijn. Vaak bent u de enige, zodat ${f.newPartner} u kan vragen de opdrachten uit te voeren.`
    : `Wie een rol verwijdert, moet eigenaar (Owner) of beheerder van gebruikerstoegang (User Access Administrator) van het abonnement zijn. Vaak is alleen ${f.customer} dat; laat dan de klant de opdrachten uitvoeren.`;

const wayThere = (f: MailFacts): string =>
  f.to === 'newPartner' && f.portalPath
    ? `De weg naar de rollen in de portal: ${f.portalPath}.`
    : `De rollen staan ook in de Azure-portal: ${f.azurePortal}.`;

const whoReports = (f: MailFacts): string =>
  f.to === 'newPartner'
    ? `Meld de lijst (roles.json) via uw portal (access.reported) en vermeld wie de opdrachten heeft uitgevoerd${by(f.deadline)}.`
    : f.followed
      ? `Hebt u de opdrachten uitgevoerd, lever de lijst (roles.json) dan in op uw eigen pagina; anders meldt ${f.newPartner} die.`
      : `${f.newPartner} meldt de lijst (roles.json) en wie de opdrachten heeft uitgevoerd; stuur de lijst daarheen als u dat was.`;

const commerceIdAsked = (f: MailFacts): string =>
  f.to === 'newPartner' && !f.newPartnerCenterSubscriptionId
    ? 'Vermeld daarbij de nieuwe Partner Center-abonnements-id. Die staat op de pagina Edit Subscription van het abonnement, en is een andere dan de Azure-abonnements-id en de oude.'
    : '';

const counted = (assignments: number): string =>
  assignments === 1 ? '1 roltoewijzing' : `${assignments} roltoewijzingen`;

function exactCommands(f: MailFacts): string {
  if (f.to === 'newPartner')
    return `Een script met precies de opdrachten om de rest te verwijderen staat op GET ${f.api}/access-commands.`;
  return f.followed
    ? `Precies de opdrachten om de rest te verwijderen staan op uw eigen pagina; ${f.newPartner} kan ze ook ophalen.`
    : `${f.newPartner} kan een script ophalen met precies de opdrachten om de rest te verwijderen; misschien wordt u gevraagd het uit te voeren.`;
}

/** Steps 6 and 7: the subscription has moved, and the old partner's access is removed. */
export const moved = {
  subscriptionMoved: (f) => ({
    subject: 'Microsoft Support heeft het abonnement overgedragen',
    parts: [
      `Microsoft Support heeft de overdracht in ${ticketOf(f)} afgerond: het abonnement is bij ${f.newPartner}.`,
      f.cutOffDate
        ? `De facturering gaat op ${f.cutOffDate} over naar ${f.newPartner} (overgangsdatum).`
        : '',
      `De overdracht verandert alleen de facturering: uw resources blijven draaien, en ${f.currentPartner} heeft nog steeds zijn rollen in het abonnement.`,
      f.newPartnerCenterSubscriptionId ? 'Elk supportticket noemt voortaan beide id’s:' : '',
      f.newPartnerCenterSubscriptionId ? bothIds(f, f.newPartnerCenterSubscriptionId) : '',
      f.to === 'currentPartner'
        ? `Nu verwijderen ${f.newPartner} en ${f.customer} uw toegang; verwijder die niet zelf voordat de nieuwe partner de zijne heeft.`
        : 'Nu wordt de toegang van de oude partner verwijderd; hoe dat gaat, staat in een aparte e-mail.',
    ],
  }),
  removeOldAccess: (f) => ({
    subject: 'Verwijder de toegang van de oude partner',
    parts: [
      `De overdracht verandert alleen de facturering: ${f.currentPartner} heeft nog steeds zijn rollen in het abonnement, en ${f.newPartner} heeft er daardoor geen gekregen.`,
      ORDER,
      whoMayRemove(f),
      'Meld u aan, kies het abonnement en maak een lijst van de rollen:',
      { commands: f.listCommands },
      wayThere(f),
      whoReports(f),
      commerceIdAsked(f),
    ],
  }),
  accessRemains: (f) => ({
    subject: 'De oude partner heeft nog toegang',
    parts: [
      f.access
        ? `De lijst die ${f.access.ranBy} heeft gemaakt (gemeld op ${f.access.reportedAt}), toont nog ${counted(f.access.remaining)} van ${f.currentPartner}.`
        : `${f.currentPartner} heeft nog rollen in het abonnement.`,
      `${exactCommands(f)} ${ORDER}`,
      whoReports(f),
      commerceIdAsked(f),
    ],
  }),
} satisfies Chapter;

import type { MailFacts } from '../../mail-facts.ts';
import type { Chapter } from '../catalogue.ts';
import { bothIds, by, ticketOf } from './words.ts';

const ORDER =
  'First give the new partner its own Owner role, then remove the old partner’s; never remove the last Owner.';

const whoMayRemove = (f: MailFacts): string =>
  f.to === 'customer'
    ? `Removing a role needs Owner or User Access Administrator on the subscription. Often only you have it, so ${f.newPartner} may ask you to run the commands.`
    : `Removing a role needs Owner or User Access Administrator on the subscription. Often only ${f.customer} has it; then let it run the commands.`;

const wayThere = (f: MailFacts): string =>
  f.to === 'newPartner' && f.portalPath
    ? `The way to the roles in the portal: ${f.portalPath}.`
    : `The roles are also shown in the Azure portal: ${f.azurePortal}.`;

const whoReports = (f: MailFacts): string =>
  f.to === 'newPartner'
    ? `Report the list (roles.json) through your portal (access.reported) and say who ran the commands${by(f.deadline)}.`
    : f.followed
      ? `If it was you who ran the commands, hand in the list (roles.json) on your own page; otherwise ${f.newPartner} reports it.`
      : `${f.newPartner} reports the list (roles.json) and who ran the commands; send it there if that was you.`;

const commerceIdAsked = (f: MailFacts): string =>
  f.to === 'newPartner' && !f.newPartnerCenterSubscriptionId
    ? 'Name the new Partner Center subscription ID with it. It stands on the subscription’s Edit Subscription page and differs from the Azure subscription ID and from the old one.'
    : '';

const counted = (assignments: number): string =>
  assignments === 1 ? '1 role assignment' : `${assignments} role assignments`;

function exactCommands(f: MailFacts): string {
  if (f.to === 'newPartner')
    return `A script with the exact commands to remove what is left is at GET ${f.api}/access-commands.`;
  return f.followed
    ? `The exact commands to remove what is left are on your own page; ${f.newPartner} can fetch them, too.`
    : `${f.newPartner} can fetch a script with the exact commands to remove what is left; you may be asked to run it.`;
}

/** Steps 6 and 7: the subscription has moved, and the old partner's access is removed. */
export const moved = {
  subscriptionMoved: (f) => ({
    subject: 'Microsoft Support has moved the subscription',
    parts: [
      `Microsoft Support has completed the transfer on ${ticketOf(f)}: the subscription is with ${f.newPartner}.`,
      f.cutOffDate ? `Billing moves to ${f.newPartner} on ${f.cutOffDate} (cut-off date).` : '',
      `The transfer changes billing only: resources keep running, and ${f.currentPartner} still has its roles on the subscription.`,
      f.newPartnerCenterSubscriptionId ? 'Every support ticket from now on names both ids:' : '',
      f.newPartnerCenterSubscriptionId ? bothIds(f, f.newPartnerCenterSubscriptionId) : '',
      f.to === 'currentPartner'
        ? `Next, ${f.newPartner} and ${f.customer} remove your access; please do not remove it yourself before the new partner has its own.`
        : 'Next, the old partner’s access is removed; a mail of its own says how.',
    ],
  }),
  removeOldAccess: (f) => ({
    subject: 'Please remove the old partner’s access',
    parts: [
      `The transfer changes billing only: ${f.currentPartner} still has its roles on the subscription, and ${f.newPartner} has got none by it.`,
      ORDER,
      whoMayRemove(f),
      'Sign in, choose the subscription and list the roles:',
      { commands: f.listCommands },
      wayThere(f),
      whoReports(f),
      commerceIdAsked(f),
    ],
  }),
  accessRemains: (f) => ({
    subject: 'The old partner still has access',
    parts: [
      f.access
        ? `The list that ${f.access.ranBy} ran (reported ${f.access.reportedAt}) still shows ${counted(f.access.remaining)} of ${f.currentPartner}.`
        : `${f.currentPartner} still has roles on the subscription.`,
      `${exactCommands(f)} ${ORDER}`,
      whoReports(f),
      commerceIdAsked(f),
    ],
  }),
} satisfies Chapter;

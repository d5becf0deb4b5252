import { genesis } from '../audit/chain.ts';
import { FORM_VERSION } from '../form/form-version.ts';
import type { Partner } from '../partners/partner.ts';
import { faultsAmong, profileFaults } from '../transfer/eligibility.ts';
import type { Instant } from '../transfer/instant.ts';
import { PartnerIdentity } from '../transfer/party.ts';
import { isRefusal, type Refusal, refuse, type Violation } from '../transfer/refusals.ts';
import { peopleFaults } from '../transfer/separate-people.ts';
import { timeFault } from '../transfer/steps/time-fault.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { type Letter, readEvidence } from './evidence.ts';
import type { DoorServices } from './services.ts';
import type { TransferRequest } from './transfer-request.ts';

/** A transfer nobody has stored yet, with the customer's letter if there is one. */
export type Draft = { transfer: Transfer; letter?: Letter };

/** The transfer a request asks for, or every reason at once why there can be none (R-06… ). */
export async function draftTransfer(
  services: DoorServices,
  { content, from }: { content: TransferRequest; from: Partner },
  id: string,
): Promise<Draft | Refusal> {
  const { evidence: handedIn, ...request } = content.request;
  const letter = handedIn && readEvidence(handedIn);
  const newPartner = await takingPart(services, content.newPartnerId);
  const faults = [
    ...(isRefusal(letter) ? letter.violations : []),
    ...contentFaults(content, from, newPartner, services.now()),
  ];
  if (isRefusal(letter) || !newPartner || faults.length > 0) return refuse('not-eligible', faults);
  const written = letter ? { ...request, evidence: letter.evidence } : request;
  const transfer = blank(services, { ...content, request: written }, from, newPartner, id);
  return letter ? { transfer, letter } : { transfer };
}

/** Everything at once, as far as it is known; a new partner nobody knows hides no other fault. */
function contentFaults(
  { cloud, request, customer, subscription, currentPartner }: TransferRequest,
  from: Partner,
  newPartner: Partner | undefined,
  now: Instant,
): Violation[] {
  const unknown = { path: 'newPartnerId', message: 'is not a partner that takes part (R-01)' };
  const early = timeFault('request.receivedAt', request.receivedAt, now, '2000-01-01T00:00:00Z');
  const gates = faultsAmong({
    cloud,
    offerId: subscription.offerId,
    status: subscription.status,
    customerMicrosoftId: customer.microsoftId,
    customerCountry: customer.tenantCountry,
    currentPartner: from,
    newPartner,
  });
  const { country } = currentPartner.address;
  return [
    ...(early?.violations ?? []),
    ...(newPartner ? [] : [unknown]),
    ...gates,
    ...peopleFaults({ customer, currentPartner: { details: currentPartner }, newPartner: {} }),
    ...profileFaults('currentPartner.address.country', country, from),
  ];
}

/** A partner that takes part at present. */
export async function takingPart(
  { partners }: DoorServices,
  partnerId: string,
): Promise<Partner | undefined> {
  const partner = await partners.byId(partnerId);
  return partner?.status === 'active' ? partner : undefined;
}

/** What a transfer copies of a partner when it begins. */
export const identityOf = ({
  partnerId,
  organisationName,
  microsoftId,
  country,
  kind,
  groupIds,
  mailTo,
}: Partner): PartnerIdentity =>
  PartnerIdentity.parse({ partnerId, organisationName, microsoftId, country, kind, groupIds, mailTo });

type Content = Omit<TransferRequest, 'request'> & { request: Transfer['request'] };

const sideOf = (partner: Partner) => ({
  identity: identityOf(partner),
  takesNotices: partner.noticesTo !== undefined,
});

function blank(
  services: DoorServices,
  content: Content,
  from: Partner,
  newPartner: Partner,
  id: string,
): Transfer {
  const now: Instant = services.now();
  const { cloud, request, customer, subscription } = content;
  return {
    id,
    formVersion: FORM_VERSION,
    cloud,
    createdAt: now,
    stage: 'requested',
    stageSince: now,
    revision: 1,
    version: 1,
    heard: 0,
    terms: services.terms,
    calendar: services.calendarOf({ cloud, country: from.country }),
    request,
    customer,
    subscription,
    currentPartner: { ...sideOf(from), details: content.currentPartner },
    newPartner: sideOf(newPartner),
    form: [],
    oldRevisions: [],
    signatories: {},
    links: {},
    pastLinks: [],
    linksIssued: 0,
    accessCodes: {},
    signatures: {},
    submissions: 0,
    supportAnswers: 0,
    verified: {},
    accessReports: 0,
    reminders: 0,
    changes: 0,
    pendingMails: [],
    mailsOrdered: 0,
    chain: genesis(id),
  };
}

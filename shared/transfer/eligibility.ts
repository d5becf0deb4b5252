import type { PartnerIdentity, PartnerKind } from './party.ts';
import type { Violation } from './refusals.ts';
import type { Cloud, Subscription, Transfer } from './transfer.ts';

/** The part of a transfer that decides who may transfer at all. */
export type Eligible = Pick<Transfer, 'cloud' | 'customer' | 'subscription'> & {
  currentPartner: Pick<Transfer['currentPartner'], 'identity'>;
  newPartner: Pick<Transfer['newPartner'], 'identity'>;
};

/** What the gates look at; what could not be read is missing, and its gates say nothing. */
export type EligibilityFacts = {
  cloud?: Cloud | undefined;
  offerId?: string | undefined;
  status?: Subscription['status'] | undefined;
  customerMicrosoftId?: string | undefined;
  customerCountry?: string | undefined;
  currentPartner: PartnerIdentity;
  newPartner?: PartnerIdentity | undefined;
};

/** A fault with the point of the submission check it belongs to (DOMAIN 6.3): 5 tenants, 8 country, 9 kind, 10 offer and status. */
export type EligibilityFault = Violation & { point: 5 | 8 | 9 | 10 };

type Gate = (facts: EligibilityFacts) => EligibilityFault[];

/** Legacy CSP Azure offers, production and sandbox (D-02); letter case does not matter. */
const LEGACY_AZURE = /^MS-AZR(-USGOV|-DE)?-014[56]P$/i;
const AZURE_PLAN = /^DZH318Z0BPS6/i;

const offerGate: Gate = ({ offerId, cloud }) => {
  const [path, point] = ['subscription.offerId', 10] as const;
  if (offerId === undefined) return [];
  if (AZURE_PLAN.test(offerId))
    return [
      {
        path,
        point,
        message:
          'is an Azure plan, which has its own self-service transfer: the new partner requests it in Partner Center and the current partner accepts within 30 days; no form, no ticket (R-07, D-01)',
      },
    ];
  const legacy = LEGACY_AZURE.exec(offerId);
  if (!legacy)
    return [
      {
        path,
        point,
        message:
          'is not a legacy Azure usage offer (MS-AZR-0145P, MS-AZR-USGOV-0145P); Azure plan, Office 365, Enterprise Mobility Suite and Dynamics are excluded (R-07, D-02)',
      },
    ];
  return cloudFault(legacy[1], cloud).map((message) => ({ path, point, message }));
};

/** A case never crosses clouds (DOMAIN 12); the German one is closed. */
function cloudFault(mark: string | undefined, cloud: Cloud | undefined): string[] {
  if (mark?.toUpperCase() === '-DE') return ['is of Microsoft Cloud Germany, which is closed (D-02)'];
  const own = mark === undefined ? 'public' : 'usgov';
  return cloud === undefined || cloud === own
    ? []
    : [
        `is an offer of the ${own} cloud, and the transfer is in ${cloud}: a case never crosses clouds (R-02)`,
      ];
}

const statusGate: Gate = ({ status }) =>
  status === undefined || status === 'active'
    ? []
    : [
        {
          path: 'subscription.status',
          point: 10,
          message: `is ${status}: only active subscriptions move (D-03)`,
        },
      ];

function kindFault(path: string, kind: PartnerKind | undefined): EligibilityFault[] {
  if (kind === undefined || kind === 'direct' || kind === 'indirect-provider') return [];
  const advice =
    kind === 'indirect-reseller' ? '; an indirect reseller goes through its indirect provider' : '';
  return [
    {
      path,
      point: 9,
      message: `is ${kind}: only direct and indirect providers can transfer (R-06)${advice}`,
    },
  ];
}

const kindGate: Gate = ({ currentPartner, newPartner }) => [
  ...kindFault('currentPartner', currentPartner.kind),
  ...kindFault('newPartnerId', newPartner?.kind),
];

const tenantGate: Gate = ({ customerMicrosoftId, currentPartner, newPartner }) => {
  const faults: EligibilityFault[] = [];
  const [current, next] = [currentPartner.microsoftId, newPartner?.microsoftId];
  if (current === next)
    faults.push({
      path: 'newPartnerId',
      point: 5,
      message: 'is the current partner itself: the partners must differ (D-04)',
    });
  if (customerMicrosoftId !== undefined && [current, next].includes(customerMicrosoftId))
    faults.push({
      path: 'customer.microsoftId',
      point: 5,
      message: 'is a partner’s: a partner may not sell to itself (D-04)',
    });
  return faults;
};

const countryGate: Gate = ({ cloud, customerCountry, currentPartner, newPartner }) => {
  const faults: EligibilityFault[] = [];
  if (customerCountry && newPartner && newPartner.country !== customerCountry)
    faults.push({
      path: 'customer.tenantCountry',
      point: 8,
      message: `is ${customerCountry}, the new partner’s is ${newPartner.country}: both must be in the same country (R-29)`,
    });
  const countries = [customerCountry, currentPartner.country, newPartner?.country];
  if (cloud === 'usgov' && countries.some((country) => country !== undefined && country !== 'US'))
    faults.push({
      path: 'cloud',
      point: 8,
      message: 'is usgov: both partners and the customer must be in US (DOMAIN 12)',
    });
  return faults;
};

const GATES: Gate[] = [kindGate, offerGate, statusGate, tenantGate, countryGate];

/** What the gates find among the facts known, all at once (R-06, R-07, R-29, D-02…D-04). */
export const faultsAmong = (facts: EligibilityFacts): EligibilityFault[] =>
  GATES.flatMap((gate) => gate(facts));

/** Everything that keeps a transfer from the form process, all at once; empty when eligible. */
export const eligibilityFaults = ({
  cloud,
  customer,
  subscription,
  currentPartner,
  newPartner,
}: Eligible): EligibilityFault[] =>
  faultsAmong({
    cloud,
    offerId: subscription.offerId,
    status: subscription.status,
    customerMicrosoftId: customer.microsoftId,
    customerCountry: customer.tenantCountry,
    currentPartner: currentPartner.identity,
    newPartner: newPartner.identity,
  });

/** What is unusual and keeps nobody from anything, as sentences. */
export function warningsOf({ customer, currentPartner }: Eligible): string[] {
  const { country, organisationName } = currentPartner.identity;
  return country === customer.tenantCountry
    ? []
    : [
        `${organisationName}, the current partner, is in ${country} and the customer’s tenant in ${customer.tenantCountry}; that is allowed, but Microsoft may ask about it.`,
      ];
}

/** The address in the form is that of the organisation profile, so its country is the tenant's (R-19, D-13); the form says both. */
export function profileFaults(path: string, country: string, identity: { country: string }): Violation[] {
  if (country === identity.country) return [];
  return [
    {
      path,
      message: `is ${country}, the partner’s tenant is in ${identity.country}: give the address of the organisation profile (R-19)`,
    },
  ];
}

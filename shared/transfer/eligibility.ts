import type { PartnerKind } from './party.ts';
import type { Violation } from './refusals.ts';
import type { Transfer } from './transfer.ts';

/** The part of a transfer that decides who may transfer at all. */
export type Eligible = Pick<Transfer, 'cloud' | 'customer' | 'subscription'> & {
  currentPartner: Pick<Transfer['currentPartner'], 'identity'>;
  newPartner: Pick<Transfer['newPartner'], 'identity'>;
};

/** A fault with the point of the submission check it belongs to (DOMAIN 6.3): 5 tenants, 8 country, 9 kind, 10 offer and status. */
export type EligibilityFault = Violation & { point: 5 | 8 | 9 | 10 };

/** Legacy CSP Azure offers, production and sandbox (D-02); letter case does not matter. */
const LEGACY_AZURE = /^MS-AZR(-USGOV|-DE)?-014[56]P$/i;
const AZURE_PLAN = /^DZH318Z0BPS6/i;

function offerFault(offerId: string): EligibilityFault[] {
  const [path, point] = ['subscription.offerId', 10] as const;
  if (LEGACY_AZURE.test(offerId)) return [];
  if (AZURE_PLAN.test(offerId))
    return [
      {
        path,
        point,
        message:
          'is an Azure plan, which has its own self-service transfer: the new partner requests it in Partner Center and the current partner accepts within 30 days; no form, no ticket (R-07, D-01)',
      },
    ];
  return [
    {
      path,
      point,
      message:
        'is not a legacy Azure usage offer (MS-AZR-0145P, MS-AZR-USGOV-0145P); Azure plan, Office 365, Enterprise Mobility Suite and Dynamics are excluded (R-07, D-02)',
    },
  ];
}

function kindFault(path: string, kind: PartnerKind): EligibilityFault[] {
  if (kind === 'direct' || kind === 'indirect-provider') return [];
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

function tenantFaults({ customer, currentPartner, newPartner }: Eligible): EligibilityFault[] {
  const faults: EligibilityFault[] = [];
  const [current, next] = [currentPartner.identity.microsoftId, newPartner.identity.microsoftId];
  if (current === next)
    faults.push({
      path: 'newPartnerId',
      point: 5,
      message: 'is the current partner itself: the partners must differ (D-04)',
    });
  if (customer.microsoftId === current || customer.microsoftId === next)
    faults.push({
      path: 'customer.microsoftId',
      point: 5,
      message: 'is a partner’s: a partner may not sell to itself (D-04)',
    });
  return faults;
}

function countryFaults({ cloud, customer, currentPartner, newPartner }: Eligible): EligibilityFault[] {
  const faults: EligibilityFault[] = [];
  if (newPartner.identity.country !== customer.tenantCountry)
    faults.push({
      path: 'customer.tenantCountry',
      point: 8,
      message: `is ${customer.tenantCountry}, the new partner’s is ${newPartner.identity.country}: both must be in the same country (R-29)`,
    });
  const countries = [customer.tenantCountry, currentPartner.identity.country, newPartner.identity.country];
  if (cloud === 'usgov' && countries.some((country) => country !== 'US'))
    faults.push({
      path: 'cloud',
      point: 8,
      message: 'is usgov: both partners and the customer must be in US (DOMAIN 12)',
    });
  return faults;
}

/** Everything that keeps a transfer from the form process, all at once (R-06, R-07, R-29, D-02…D-04); empty when eligible. */
export function eligibilityFaults(transfer: Eligible): EligibilityFault[] {
  const { subscription, currentPartner, newPartner } = transfer;
  const inactive: EligibilityFault[] =
    subscription.status === 'active'
      ? []
      : [
          {
            path: 'subscription.status',
            point: 10,
            message: `is ${subscription.status}: only active subscriptions move (D-03)`,
          },
        ];
  return [
    ...kindFault('currentPartner', currentPartner.identity.kind),
    ...kindFault('newPartnerId', newPartner.identity.kind),
    ...offerFault(subscription.offerId),
    ...inactive,
    ...tenantFaults(transfer),
    ...countryFaults(transfer),
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

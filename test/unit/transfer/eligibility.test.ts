import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Eligible, eligibilityFaults, warningsOf } from '../../../shared/transfer/eligibility.ts';
import type { PartnerKind } from '../../../shared/transfer/party.ts';
import { aTransfer } from '../../support/a-transfer.ts';

type Change = {
  cloud?: Eligible['cloud'];
  customer?: Partial<Eligible['customer']>;
  subscription?: Partial<Eligible['subscription']>;
  currentPartner?: Partial<Eligible['currentPartner']['identity']>;
  newPartner?: Partial<Eligible['newPartner']['identity']>;
};

function eligible(change: Change = {}): Eligible {
  const { cloud, customer, subscription, currentPartner, newPartner } = aTransfer();
  return {
    cloud: change.cloud ?? cloud,
    customer: { ...customer, ...change.customer },
    subscription: { ...subscription, ...change.subscription },
    currentPartner: { identity: { ...currentPartner.identity, ...change.currentPartner } },
    newPartner: { identity: { ...newPartner.identity, ...change.newPartner } },
  };
}

const paths = (change: Change) => eligibilityFaults(eligible(change)).map(({ path }) => path);
const offer = (offerId: string): Change => ({ cloud: 'public', subscription: { offerId } });
const PUBLIC: Change = { cloud: 'public', subscription: { offerId: 'MS-AZR-0145P' } };
const country = (code: string): Change => ({
  ...PUBLIC,
  customer: { tenantCountry: code },
  currentPartner: { country: code },
  newPartner: { country: code },
});

const usgov = ({ subscription: _, ...change }: Change): Change => ({ ...change, cloud: 'usgov' });

const LUCERNE = 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0';
const CONTOSO = 'da6c51b5-1246-4a42-b4ab-cbf38df54537';
const FABRIKAM = '656218b1-80c9-40b2-83ae-3a2703b55271';

describe('a transfer that is eligible', () => {
  it.each<[string, Change]>([
    ['is the sample of DOMAIN 14', {}],
    ['has the public legacy offer', offer('MS-AZR-0145P')],
    ['has the Government offer in any letter case', { subscription: { offerId: 'Ms-Azr-UsGov-0145p' } }],
    ['has the public sandbox offer', offer('MS-AZR-0146P')],
    ['has a sandbox offer', { subscription: { offerId: 'MS-AZR-USGOV-0146P' } }],
    ['goes from an indirect provider to a direct one', { currentPartner: { kind: 'indirect-provider' } }],
    ['goes to a direct partner', { newPartner: { kind: 'direct' } }],
    ['stays in one country of the public cloud (R-29)', country('GB')],
    [
      'has a current partner of another country in the public cloud (A-13)',
      { ...PUBLIC, currentPartner: { country: 'NL' } },
    ],
    [
      'has one value for both ids before the transfer (D-22)',
      { subscription: { partnerCenterSubscriptionId: '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7' } },
    ],
  ])('%s', (_, change) => {
    expect(eligibilityFaults(eligible(change))).toEqual([]);
  });
});

describe('a current partner of another country than the customer (A-13)', () => {
  it('is warned of in a sentence that names both countries', () => {
    expect(warningsOf(eligible({ ...PUBLIC, currentPartner: { country: 'NL' } }))).toEqual([
      expect.stringMatching(/^Contoso, the current partner, is in NL and the customer’s tenant in US; .*\.$/),
    ]);
  });

  it('is no gate, and no warning where the countries are the same', () => {
    expect(eligibilityFaults(eligible({ ...PUBLIC, currentPartner: { country: 'NL' } }))).toEqual([]);
    expect(warningsOf(eligible(country('NL')))).toEqual([]);
  });
});

describe('a gate', () => {
  it.each<[string, Change, string, RegExp]>([
    ['R-06', { currentPartner: { kind: 'indirect-reseller' } }, 'currentPartner', /its indirect provider/],
    ['R-06', { currentPartner: { kind: 'advisor' } }, 'currentPartner', /is advisor: only direct/],
    ['R-06', { newPartner: { kind: 'indirect-reseller' } }, 'newPartnerId', /its indirect provider/],
    ['R-06', { newPartner: { kind: 'advisor' } }, 'newPartnerId', /is advisor: only direct/],
    ['R-07', offer('DZH318Z0BPS6:0001:DZH318Z0BML6'), 'subscription.offerId', /self-service transfer/],
    ['R-07', offer('dzh318z0bps6:0001'), 'subscription.offerId', /self-service transfer/],
    ['R-07', offer('5344C201-3099-44E5-B333-C3EB0401EDE0'), 'subscription.offerId', /not a legacy Azure/],
    ['R-07', offer('031C9E47-4802-4248-838E-778FB1D2CC05'), 'subscription.offerId', /Office 365/],
    ['D-02', offer('MS-AZR-0145PX'), 'subscription.offerId', /not a legacy Azure/],
    ['D-02', offer('xMS-AZR-0145P'), 'subscription.offerId', /not a legacy Azure/],
    ['D-02', offer('MS-AZR-0145P\n'), 'subscription.offerId', /not a legacy Azure/],
    ['D-02', offer('MS-AZR-0147P'), 'subscription.offerId', /not a legacy Azure/],
    ['D-04', { newPartner: { microsoftId: CONTOSO } }, 'newPartnerId', /must differ/],
    ['D-04', { customer: { microsoftId: CONTOSO } }, 'customer.microsoftId', /sell to itself/],
    ['D-04', { customer: { microsoftId: FABRIKAM } }, 'customer.microsoftId', /sell to itself/],
    [
      'R-29',
      { ...PUBLIC, newPartner: { country: 'NL' } },
      'customer.tenantCountry',
      /is US, the new partner’s is NL/,
    ],
    ['D-02', offer('MS-AZR-DE-0145P'), 'subscription.offerId', /Germany, which is closed/],
    ['D-02', offer('ms-azr-de-0146p'), 'subscription.offerId', /Germany, which is closed/],
    ['R-02', { subscription: { offerId: 'MS-AZR-0145P' } }, 'subscription.offerId', /never crosses clouds/],
    ['R-02', offer('MS-AZR-USGOV-0145P'), 'subscription.offerId', /of the usgov cloud/],
    ['DOMAIN 12', usgov(country('GB')), 'cloud', /must be in US/],
    ['DOMAIN 12', { currentPartner: { country: 'NL' } }, 'cloud', /must be in US/],
  ])('%s refuses %j', (rule, change, path, message) => {
    const faults = eligibilityFaults(eligible(change));
    expect(faults.map((fault) => fault.path)).toEqual([path]);
    expect(faults[0]?.message).toMatch(message);
    expect(faults[0]?.message).toContain(rule);
  });

  it.each(['pending', 'suspended', 'expired', 'disabled', 'deleted'] as const)(
    'D-03 refuses a subscription that is %s',
    (status) => {
      const [fault, ...others] = eligibilityFaults(eligible({ subscription: { status } }));
      expect(fault).toMatchObject({ path: 'subscription.status' });
      expect(fault?.message).toContain(`is ${status}: only active subscriptions move`);
      expect(others).toEqual([]);
    },
  );

  it('points an Azure plan to its own transfer: who asks, who accepts, within what time (R-07, D-01)', () => {
    const [fault] = eligibilityFaults(eligible(offer('DZH318Z0BPS6:0001:DZH318Z0BML6')));
    expect(fault?.message).toMatch(/new partner requests it .* current partner accepts within 30 days/);
    expect(fault?.message).toContain('D-01');
  });

  it('names the excluded products for any other offer', () => {
    const [fault] = eligibilityFaults(eligible(offer('5344C201-3099-44E5-B333-C3EB0401EDE0')));
    for (const product of ['Azure plan', 'Office 365', 'Enterprise Mobility Suite', 'Dynamics'])
      expect(fault?.message).toContain(product);
  });
});

describe('an offer and a cloud (D-02, R-02)', () => {
  const CLOUDS = ['public', 'usgov'] as const;
  const OF: [string, (typeof CLOUDS)[number] | undefined][] = [
    ['MS-AZR-0145P', 'public'],
    ['MS-AZR-0146P', 'public'],
    ['MS-AZR-USGOV-0145P', 'usgov'],
    ['ms-azr-usgov-0146p', 'usgov'],
    ['MS-AZR-DE-0145P', undefined],
    ['MS-AZR-DE-0146P', undefined],
    ['MS-AZR-0144P', undefined],
    ['MS-AZR-USGOV-0145', undefined],
    ['MS-AZR-CN-0145P', undefined],
    ['DZH318Z0BPS6:0001:DZH318Z0BML6', undefined],
  ];

  it.each(OF.flatMap(([offerId, own]) => CLOUDS.map((cloud) => [offerId, cloud, own === cloud] as const)))(
    '%s in the cloud %s: %s',
    (offerId, cloud, fits) => {
      expect(paths({ cloud, subscription: { offerId } })).toEqual(fits ? [] : ['subscription.offerId']);
    },
  );
});

describe('several faults', () => {
  it('are told all at once', () => {
    const change: Change = {
      currentPartner: { kind: 'advisor', microsoftId: FABRIKAM, country: 'NL' },
      newPartner: { kind: 'indirect-reseller', country: 'NL' },
      customer: { microsoftId: FABRIKAM },
      subscription: { offerId: 'DZH318Z0BPS6:0001', status: 'suspended' },
    };
    expect(paths(change)).toEqual([
      'currentPartner',
      'newPartnerId',
      'subscription.offerId',
      'subscription.status',
      'newPartnerId',
      'customer.microsoftId',
      'customer.tenantCountry',
      'cloud',
    ]);
  });

  it('are each told whatever the others are', () => {
    const good = <T>(value: T) => fc.constant<[T, string[]]>([value, []]);
    const bad = <T>(values: T[], path: string) =>
      fc.constantFrom(...values).map((value): [T, string[]] => [value, [path]]);
    fc.assert(
      fc.property(
        fc.oneof(
          good<PartnerKind>('direct'),
          bad<PartnerKind>(['indirect-reseller', 'advisor'], 'newPartnerId'),
        ),
        fc.oneof(good('MS-AZR-0145P'), bad(['DZH318Z0BPS6', '5344C201'], 'subscription.offerId')),
        fc.oneof(good('active' as const), bad(['suspended' as const], 'subscription.status')),
        fc.oneof(good(LUCERNE), bad([CONTOSO, FABRIKAM], 'customer.microsoftId')),
        fc.oneof(good('US'), bad(['NL', 'GB'], 'customer.tenantCountry')),
        ([kind, k], [offerId, o], [status, s], [microsoftId, m], [tenantCountry, c]) => {
          const found = paths({
            cloud: 'public',
            newPartner: { kind },
            subscription: { status, offerId },
            customer: { tenantCountry, microsoftId },
          });
          expect(found).toEqual([...k, ...o, ...s, ...m, ...c]);
        },
      ),
    );
  });
});

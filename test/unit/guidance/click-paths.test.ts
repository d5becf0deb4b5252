import { describe, expect, it } from 'vitest';
import { clickPaths } from '../../../shared/guidance/click-paths.ts';
import { PLACES, placesWith } from '../../../shared/guidance/cloud-places.ts';
import type { PartnerSide } from '../../../shared/transfer/tenancy.ts';
import { Cloud, isEnd, Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { a } from '../../support/a-party.ts';
import { aCase } from './a-case.ts';

const CUSTOMER = 'Lucerne Publishing';
const idsOf = (stage: Stage, reader: PartnerSide) =>
  clickPaths(aCase(stage), reader, PLACES).map(({ id }) => id);

/** The labels of a way, without the address it begins at. */
function labelsOf(id: string, stage: Stage, reader: PartnerSide, over: Partial<Transfer> = {}): string[] {
  const way = clickPaths(aCase(stage, over), reader, PLACES).find((one) => one.id === id);
  return way?.path.slice(1) ?? [`no way ${id}`];
}

const ROWS: [string, string, Stage, PartnerSide, string[]][] = [
  [
    'R-13, R-14',
    'open-ticket',
    'ticket',
    'currentPartner',
    [
      ...['Customers', CUSTOMER, 'Service management', 'Support tickets', 'New ticket', 'Microsoft Azure'],
      ...['https://portal.azure.us', 'New support request'],
    ],
  ],
  ['R-20', 'customer-microsoft-id', 'requested', 'currentPartner', ['Customers', CUSTOMER, 'Microsoft ID']],
  ['R-38, R-39', 'customer-microsoft-id', 'access', 'newPartner', ['Customers', CUSTOMER, 'Microsoft ID']],
  [
    'R-21',
    'subscription-id',
    'ticket',
    'currentPartner',
    ['Customers', CUSTOMER, 'View Subscriptions', 'Production'],
  ],
  [
    'R-22, R-23',
    'both-subscription-ids',
    'completed',
    'newPartner',
    ['Customers', CUSTOMER, 'View Subscriptions', 'Production', 'Edit Subscription'],
  ],
  [
    'R-19',
    'organisation-profile',
    'currentPartnerSignature',
    'currentPartner',
    ['Account settings', 'Organization profile'],
  ],
  ['R-19', 'organisation-profile', 'newPartner', 'newPartner', ['Account settings', 'Organization profile']],
  [
    'R-33',
    'attach-form',
    'submission',
    'currentPartner',
    ['Customers', CUSTOMER, 'Service management', 'Support tickets', '2611020040001234', 'File Upload'],
  ],
  [
    'R-42',
    'azure-portal-of-customer',
    'access',
    'newPartner',
    [
      ...['Customers', CUSTOMER, 'Subscriptions', 'Service management', 'Microsoft Azure'],
      ...['Microsoft Azure Management Portal', 'https://portal.azure.us'],
    ],
  ],
];

describe('the ways through the portals (R-13, R-14, R-19…R-23, R-33, R-38, R-39, R-42)', () => {
  it.each(ROWS)('%s: %s, shown at %s to the %s', (_, id, stage, reader, labels) => {
    expect(labelsOf(id, stage, reader)).toEqual(labels);
  });

  it.each<[string, string, Stage, PartnerSide, RegExp]>([
    ['R-14, R-02', 'open-ticket', 'ticket', 'currentPartner', /Azure portal of this cloud/],
    [
      'R-19',
      'organisation-profile',
      'ticket',
      'currentPartner',
      /Microsoft ID, Organization name and Address/,
    ],
    ['R-38', 'customer-microsoft-id', 'access', 'newPartner', /down-arrow.*Domain name and Microsoft ID/],
    ['R-39, A-01', 'customer-microsoft-id', 'access', 'newPartner', /a GUID, the tenant to sign in to/],
    ['R-22', 'both-subscription-ids', 'access', 'newPartner', /Partner Center subscription ID.*billing/],
    ['R-23', 'both-subscription-ids', 'access', 'newPartner', /Azure subscription ID is kept.*recon file/],
    ['R-33', 'attach-form', 'submission', 'currentPartner', /no second ticket/],
    ['R-42', 'azure-portal-of-customer', 'access', 'newPartner', /Double-click the company name/],
  ])('%s: the way %s says at %s to the %s what to look for: %s', (_, id, stage, reader, words) => {
    const way = clickPaths(aCase(stage), reader, PLACES).find((one) => one.id === id);
    expect(way?.hint).toMatch(words);
  });

  const everywhere = (over: Partial<Transfer> = {}) =>
    Stage.options.flatMap((stage) =>
      (['currentPartner', 'newPartner'] as const).map((reader) =>
        clickPaths(aCase(stage, over), reader, PLACES),
      ),
    );

  it.each(Cloud.options)('begin in Partner Center and stay in the cloud of the case: %s (R-02)', (cloud) => {
    const other = cloud === 'usgov' ? 'public' : 'usgov';
    for (const { path } of everywhere({ cloud }).flat()) {
      expect(path[0]).toBe(PLACES[cloud].partnerCenter);
      expect(path).not.toContain(PLACES[other].azurePortal);
    }
  });

  it('go to the portal that settings name (A-14)', () => {
    const places = placesWith({ usgov: 'https://portal.azure.com', public: 'https://portal.example' });
    const open = (cloud: Cloud) => clickPaths(aCase('ticket', { cloud }), 'currentPartner', places)[0]?.path;
    expect(open('usgov')).toContain('https://portal.azure.com');
    expect(open('public')).toContain('https://portal.example');
    expect(open('public')).not.toContain('https://portal.azure.com');
  });

  it('name a subscription without a friendly name by its id, and a ticket that is not known as what it is (A-08)', () => {
    const { friendlyName: _, ...subscription } = a.subscription;
    expect(labelsOf('subscription-id', 'ticket', 'currentPartner', { subscription }).at(-1)).toBe(
      subscription.azureSubscriptionId,
    );
    const { serviceTicket: __, ...ticketless } = aCase('submission');
    const way = clickPaths(ticketless, 'currentPartner', PLACES).find(({ id }) => id === 'attach-form');
    expect(way?.path).toContain('the ticket of this transfer');
  });

  it('are not shown to who has nothing to do there', () => {
    expect(idsOf('access', 'currentPartner')).toEqual([]);
    expect(idsOf('ticket', 'newPartner')).toEqual(['organisation-profile']);
    expect(idsOf('submission', 'currentPartner')).toEqual(['attach-form']);
    for (const stage of Stage.options.filter((one) => isEnd(one) && one !== 'completed'))
      expect([...idsOf(stage, 'currentPartner'), ...idsOf(stage, 'newPartner')]).toEqual([]);
  });

  it('are told apart, and each says which rows it comes from', () => {
    for (const ways of everywhere()) {
      expect(new Set(ways.map(({ id }) => id)).size).toBe(ways.length);
      for (const { rows } of ways) expect(rows.join(' ')).toMatch(/^([RDA]-\d\d ?)+$/);
    }
  });
});

describe('the places of a cloud', () => {
  it('are US Government’s own: portal, sign-in and PowerShell switch (R-02, A-14)', () => {
    expect(PLACES.usgov).toMatchObject({
      azurePortal: 'https://portal.azure.us',
      signInAuthority: 'https://login.microsoftonline.us',
      signInSwitch: '-Environment AzureUSGovernment',
    });
    expect(PLACES.public.signInSwitch).toBe('');
    expect(PLACES.usgov.partnerCenterHint).toContain('mail');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { tableDeliveries } from '../../../shared/adapters/azure/table-deliveries.ts';
import { tablePartnerRegistry } from '../../../shared/adapters/azure/table-partner-registry.ts';
import { memoryDeliveries } from '../../../shared/adapters/memory/memory-deliveries.ts';
import { memoryPartnerRegistry } from '../../../shared/adapters/memory/memory-partner-registry.ts';
import type { Deliveries, Delivery } from '../../../shared/partners/deliveries.ts';
import type { PartnerRegistry } from '../../../shared/partners/partner.ts';
import { aPartner } from '../../support/a-party.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';

const azurite = useAzurite();

const registries = [
  { name: 'in memory', open: async () => memoryPartnerRegistry() },
  {
    name: 'in tables',
    open: async () => {
      await azurite.empty('Partners');
      return tablePartnerRegistry(azurite.clients());
    },
  },
];

const OTHER_TENANT = '656218b1-80c9-40b2-83ae-3a2703b55271';
const THIRD_TENANT = 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0';

describe.each(registries)('the partner registry $name', ({ open }) => {
  let registry: PartnerRegistry;
  beforeEach(async () => {
    registry = await open();
  });

  it('finds a partner by its id and by its tenant', async () => {
    const contoso = aPartner();
    const fabrikam = aPartner({ partnerId: 'fabrikam', microsoftId: OTHER_TENANT });
    await registry.save(contoso);
    await registry.save(fabrikam);
    expect(await registry.byId('contoso')).toEqual(contoso);
    expect(await registry.byTenant(OTHER_TENANT)).toEqual(fabrikam);
    expect(await registry.byId('northwind')).toBeUndefined();
    expect(await registry.byTenant(THIRD_TENANT)).toBeUndefined();
  });

  it('keeps what was saved last, under both keys', async () => {
    await registry.save(aPartner());
    const suspended = aPartner({ status: 'suspended', webhookKeys: [] });
    await registry.save(suspended);
    expect(await registry.byId('contoso')).toEqual(suspended);
    expect(await registry.byTenant(suspended.microsoftId)).toEqual(suspended);
  });

  it('forgets the old tenant of a partner that moves', async () => {
    await registry.save(aPartner());
    const moved = aPartner({ microsoftId: OTHER_TENANT });
    await registry.save(moved);
    expect(await registry.byTenant(aPartner().microsoftId)).toBeUndefined();
    expect(await registry.byTenant(OTHER_TENANT)).toEqual(moved);
  });

  it('gives no tenant to two partners', async () => {
    await registry.save(aPartner());
    await expect(registry.save(aPartner({ partnerId: 'fabrikam' }))).rejects.toThrow(
      'belongs to partner contoso',
    );
    expect(await registry.byId('fabrikam')).toBeUndefined();
    expect((await registry.byTenant(aPartner().microsoftId))?.partnerId).toBe('contoso');
  });

  it('refuses a partner that is not one', async () => {
    await expect(registry.save(aPartner({ mailTo: 'nobody' }))).rejects.toThrow();
    expect(await registry.byId('contoso')).toBeUndefined();
  });

  it('ends with one of two that are saved at once, the same under both keys', async () => {
    const versions = ['one@contoso.com', 'two@contoso.com'].map((mailTo) => aPartner({ mailTo }));
    await Promise.all(versions.map((version) => registry.save(version)));
    const byId = await registry.byId('contoso');
    expect(versions).toContainEqual(byId);
    expect(await registry.byTenant(aPartner().microsoftId)).toEqual(byId);
  });
});

const ledgers = [
  { name: 'in memory', open: async () => memoryDeliveries() },
  {
    name: 'in tables',
    open: async () => {
      await azurite.empty('Deliveries');
      return tableDeliveries(azurite.clients());
    },
  },
];

describe.each(ledgers)('the accepted webhooks $name', ({ open }) => {
  let deliveries: Deliveries;
  beforeEach(async () => {
    deliveries = await open();
  });
  const aDelivery = (overrides: Partial<Delivery> = {}): Delivery => ({
    partnerId: 'contoso',
    webhookId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    bodyHash: aHash('body'),
    transferId: aTransferId(1),
    receivedAt: '2026-11-02T15:00:00.000Z',
    ...overrides,
  });

  it('keep a delivery and find it again', async () => {
    expect(await deliveries.find('contoso', aDelivery().webhookId)).toBeUndefined();
    expect(await deliveries.record(aDelivery())).toEqual(aDelivery());
    expect(await deliveries.find('contoso', aDelivery().webhookId)).toEqual(aDelivery());
  });

  it('answer the first delivery when its id is used again, and keep it', async () => {
    await deliveries.record(aDelivery());
    const again = aDelivery({ bodyHash: aHash('other'), receivedAt: '2026-11-03T15:00:00.000Z' });
    expect(await deliveries.record(again)).toEqual(aDelivery());
    expect(await deliveries.find('contoso', again.webhookId)).toEqual(aDelivery());
  });

  it('tell the same id of two partners apart, and ids that differ in case', async () => {
    const all = [
      aDelivery({ webhookId: 'a' }),
      aDelivery({ webhookId: 'A', bodyHash: aHash('A') }),
      aDelivery({ webhookId: 'a', partnerId: 'fabrikam', bodyHash: aHash('f') }),
    ];
    for (const delivery of all) expect(await deliveries.record(delivery)).toEqual(delivery);
    for (const delivery of all) {
      expect(await deliveries.find(delivery.partnerId, delivery.webhookId)).toEqual(delivery);
    }
  });

  it('record one of fifty that arrive at once, and answer it to all', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        deliveries.record(aDelivery({ bodyHash: aHash(`${number}`) })),
      ),
    );
    const onRecord = await deliveries.find('contoso', aDelivery().webhookId);
    expect(answers).toEqual(answers.map(() => onRecord));
  });
});

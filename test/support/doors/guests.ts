import { generateKeyPairSync } from 'node:crypto';
import type { SamplePartner } from '../../../infra/local/sample-partners.ts';
import { storageClients } from '../../../shared/adapters/azure/clients.ts';
import { tablePartnerRegistry } from '../../../shared/adapters/azure/table-partner-registry.ts';

const NORTHWIND = '7d0c1f5e-5e0f-4a3c-9c7e-0b7f1c2d3e01';
const TAILSPIN = '7d0c1f5e-5e0f-4a3c-9c7e-0b7f1c2d3e02';

/** Two partners more, made known to the registry: one that has no transfer at all, and one that is suspended. */
export async function inviteGuests(
  connectionString: string,
): Promise<{ northwind: SamplePartner; tailspin: SamplePartner }> {
  const registry = tablePartnerRegistry(storageClients({ connectionString }));
  const northwind = makeGuest('northwind', 'Northwind', NORTHWIND, 'active');
  const tailspin = makeGuest('tailspin', 'Tailspin', TAILSPIN, 'suspended');
  await Promise.all([registry.save(northwind.partner), registry.save(tailspin.partner)]);
  return { northwind, tailspin };
}

function makeGuest(
  partnerId: string,
  organisationName: string,
  microsoftId: string,
  status: 'active' | 'suspended',
): SamplePartner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = (der: Buffer) => der.subarray(-32).toString('base64');
  const clientId = microsoftId.replace('7d0c1f5e', '8e1d2a6f');
  return {
    partner: {
      partnerId,
      organisationName,
      microsoftId,
      status,
      country: 'US',
      kind: 'direct',
      groupIds: [],
      appIds: [clientId],
      webhookKeys: [
        {
          keyId: `${partnerId}-1`,
          publicKey: `whpk_${raw(publicKey.export({ type: 'spki', format: 'der' }))}`,
        },
      ],
      mailTo: `transfers@${partnerId}.example`,
    },
    signingKey: `whsk_${raw(privateKey.export({ type: 'pkcs8', format: 'der' }))}`,
    clientId,
    clientSecret: '',
  };
}

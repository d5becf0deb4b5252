import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Partner } from '../../shared/partners/partner.ts';

/** A partner of the local stack with everything its portal needs to speak for it. */
export type SamplePartner = { partner: Partner; signingKey: string; clientId: string; clientSecret: string };

/** The secrets of the local stack, made at its first start and kept in its state folder. */
export type SampleSecrets = {
  fabrikamSeed: string;
  fabrikamPublic: string;
  contosoSecret: string;
  clientSecrets: string[];
  linkSecret: string;
  /** `whsk_…`: what we sign notices to portals by. */
  noticeKey: string;
};

/** Microsoft's sample ids (DOMAIN 14). */
const FABRIKAM_TENANT = 'da6c51b5-1246-4a42-b4ab-cbf38df54537';
const CONTOSO_TENANT = '656218b1-80c9-40b2-83ae-3a2703b55271';
const FABRIKAM_APP = '0f9ee2d4-6a0e-4c71-9c55-0a7c6a3c1f01';
const CONTOSO_APP = '0f9ee2d4-6a0e-4c71-9c55-0a7c6a3c1f02';

/** Fresh secrets; nothing of them is ever in the repository. */
export function makeSecrets(): SampleSecrets {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = (der: Buffer) => der.subarray(-32).toString('base64');
  return {
    fabrikamSeed: raw(privateKey.export({ type: 'pkcs8', format: 'der' })),
    fabrikamPublic: raw(publicKey.export({ type: 'spki', format: 'der' })),
    contosoSecret: randomBytes(32).toString('base64'),
    clientSecrets: [1, 2, 3].map(() => randomBytes(24).toString('base64url')),
    linkSecret: randomBytes(32).toString('base64'),
    // Any 32 bytes are an Ed25519 seed (RFC 8032, 5.1.5).
    noticeKey: `whsk_${randomBytes(32).toString('base64')}`,
  };
}

/**
 * Fabrikam, the current partner, signs with Ed25519; Contoso, the new partner, with a shared secret. With the desk's
 * origin they also have portals, at the desk.
 */
export function samplePartners(
  secrets: SampleSecrets,
  deskOrigin?: string,
): { fabrikam: SamplePartner; contoso: SamplePartner } {
  const [fabrikamClient = '', contosoClient = ''] = secrets.clientSecrets;
  const portalOf = (partnerId: string) =>
    deskOrigin === undefined ? {} : { noticesTo: `${deskOrigin}/portals/${partnerId}` };
  const common = { country: 'US', kind: 'direct', status: 'active' } as const;
  return {
    fabrikam: {
      partner: {
        ...common,
        partnerId: 'fabrikam',
        organisationName: 'Fabrikam',
        microsoftId: FABRIKAM_TENANT,
        groupIds: ['22222222-2222-4222-8222-222222222222'],
        appIds: [FABRIKAM_APP],
        webhookKeys: [{ keyId: 'fabrikam-1', publicKey: `whpk_${secrets.fabrikamPublic}` }],
        mailTo: 'transfers@fabrikam.example',
        ...portalOf('fabrikam'),
      },
      signingKey: `whsk_${secrets.fabrikamSeed}`,
      clientId: FABRIKAM_APP,
      clientSecret: fabrikamClient,
    },
    contoso: {
      partner: {
        ...common,
        kind: 'indirect-provider',
        partnerId: 'contoso',
        organisationName: 'Contoso',
        microsoftId: CONTOSO_TENANT,
        groupIds: ['33333333-3333-4333-8333-333333333333'],
        appIds: [CONTOSO_APP],
        webhookKeys: [{ keyId: 'contoso-1', secretName: 'CONTOSO' }],
        mailTo: 'transfers@contoso.example',
        ...portalOf('contoso'),
      },
      signingKey: `whsec_${secrets.contosoSecret}`,
      clientId: CONTOSO_APP,
      clientSecret: contosoClient,
    },
  };
}

/**
 * What somebody needs to speak for a partner or for ops, and the key to check notices by: ready to use, and for this
 * stack alone.
 */
export function portalsOf(
  partners: Record<string, SamplePartner>,
  ops: { tenantId: string; clientId: string; clientSecret: string },
  { audience, noticeKey }: { audience: string; noticeKey: string },
) {
  const portals = Object.values(partners).map(({ partner, signingKey, clientId, clientSecret }) => [
    partner.partnerId,
    { tenantId: partner.microsoftId, webhookSigningKey: signingKey, clientId, clientSecret },
  ]);
  return { scope: `${audience}/.default`, noticeKey, ...Object.fromEntries(portals), ops };
}

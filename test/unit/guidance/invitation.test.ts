import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invitationFault } from '../../../shared/guidance/relationship.ts';
import type { PartnerKind } from '../../../shared/transfer/party.ts';
import { a } from '../../support/a-party.ts';
import { anyText } from '../transfer/any-text.ts';

const OWN = a.newPartner.microsoftId;
const OTHER = a.currentPartner.microsoftId;
const DIRECT = { microsoftId: OWN, kind: 'direct' } as const;
const PROVIDER = { microsoftId: OWN, kind: 'indirect-provider' } as const;

const present = (id: string, more = '') =>
  `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${id}&msppId=0&DAP=false${more}#/BillingAccounts/partner-invitation`;
const older = (id: string) =>
  `https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=${id}&csp=1&msppid=0`;
const olderIndirect = (provider: string, reseller = OTHER) =>
  `https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship&id=${reseller}&csp=1&msppid=517285&indirectCSP=${provider}`;
const presentIndirect = (provider: string) =>
  `https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=${OTHER}&msppId=517285&indirectCSPId=${provider}#/partners/invitation`;

describe('an invitation of the new partner (R-28)', () => {
  it.each([
    ['in the present format', present(OWN), DIRECT],
    ['with admin rights', present(OWN).replace('DAP=false', 'DAP=true'), DIRECT],
    ['in the older format', older(OWN), DIRECT],
    ['in capitals', present(OWN.toUpperCase()), DIRECT],
    ['of an indirect provider itself', present(OWN), PROVIDER],
    ['of an indirect provider with its reseller, older format', olderIndirect(OWN), PROVIDER],
    ['of an indirect provider with its reseller, present format', presentIndirect(OWN), PROVIDER],
    [
      'in the admin center of US Government (D-12)',
      present(OWN).replace('admin.microsoft.com', 'portal.office365.us'),
      DIRECT,
    ],
  ])('is known: %s', (_, link, partner) => {
    expect(invitationFault(link, partner)).toBeUndefined();
  });
});

describe('a link that is not (R-28)', () => {
  const rows: [string, string, { microsoftId: string; kind: PartnerKind }, RegExp][] = [
    ['another partner’s', present(OTHER), DIRECT, /another partner’s invitation/],
    ['another partner’s, older format', older(OTHER), DIRECT, /another partner’s invitation/],
    ['another provider’s', olderIndirect(OTHER, OWN), PROVIDER, /another partner’s invitation/],
    ['of an indirect reseller without its provider', olderIndirect(''), PROVIDER, /does not name the one/],
    ['of a direct partner with a reseller', olderIndirect(OWN), DIRECT, /indirect partner’s invitation/],
    [
      'of an indirect reseller on its own (R-06)',
      present(OWN),
      { microsoftId: OWN, kind: 'indirect-reseller' },
      /registered as indirect-reseller/,
    ],
    ['of two partners', present(OWN, `&partnerid=${OTHER}`), DIRECT, /does not name the one/],
    ['of no partner', present(''), DIRECT, /does not name the one/],
    ['of a partner by its PartnerID', present('517285'), DIRECT, /Microsoft ID/],
    ['of two types', present(OWN, '&invType=Advisor'), DIRECT, /not an invitation/],
    ['an advisor’s', present(OWN).replace('ResellerRel', 'AdvisorRel'), DIRECT, /not an invitation/],
    ['a page of the admin center', 'https://admin.microsoft.com/Adminportal/Home', DIRECT, /not an inv/],
    ['another path', present(OWN).replace('/Home', '/Home/x'), DIRECT, /not an invitation/],
    [
      'one format’s path on the other’s host',
      older(OWN).replace('portal.office.com', 'admin.microsoft.com'),
      DIRECT,
      /not an invitation/,
    ],
    [
      'a request for granular admin rights',
      'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/1a2b3c4d-0001-4001-8001-000000000001',
      DIRECT,
      /GDAP/,
    ],
    ['not https', present(OWN).replace('https', 'http'), DIRECT, /not an https address/],
    ['no address', 'accepted by telephone', DIRECT, /not an https address/],
    ['empty', '', DIRECT, /not an https address/],
    ['hiding its host behind a name', `https://admin.microsoft.com@evil.example/`, DIRECT, /not an https/],
    ['with a user', present(OWN).replace('//', '//me@'), DIRECT, /not an https address/],
    ['with a port', present(OWN).replace('.com/', '.com:8443/'), DIRECT, /not an https address/],
    ['with a line break', present(OWN).replace('?', '\n?'), DIRECT, /not an https address/],
    ['with a back-slash', present(OWN).replace('.com/', '.com\\'), DIRECT, /not an https address/],
    ['on a host that begins like it', present(OWN).replace('.com/', '.com.evil.example/'), DIRECT, /lead to/],
    ['on a host that ends like it', present(OWN).replace('admin.', 'x-admin.'), DIRECT, /does not lead to/],
    ['on a host with a dot more', present(OWN).replace('.com/', '.com./'), DIRECT, /does not lead to/],
    ['on a host that looks like it', present(OWN).replace('o', 'о'), DIRECT, /not an https address/],
  ];
  it.each(rows)('is told in a sentence: %s', (_, link, partner, sentence) => {
    const fault = invitationFault(link, partner);
    expect(fault).toMatch(sentence);
    expect(fault).toMatch(/^[A-Z].+\.$/);
  });

  it('never passes with another partner’s id, whatever else it says', () => {
    fc.assert(
      fc.property(anyText(60), fc.uuid(), (text, id) => {
        expect(invitationFault(`https://${text}`, DIRECT)).toBeDefined();
        const links = [present(id), older(id), olderIndirect(id), presentIndirect(id)];
        for (const link of links) expect(invitationFault(link, PROVIDER)).toBeDefined();
      }),
    );
  });
});

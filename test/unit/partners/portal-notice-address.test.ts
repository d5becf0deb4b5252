import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../shared/adapters/webhook/public-lookup.ts';
import { PortalAddress, portalUrl } from '../../../shared/partners/portal-address.ts';

const GOOD = [
  'https://portal.contoso.com/notices',
  'https://portal.contoso.com:443/notices?tenant=7&token=x',
  'https://xn--mnchen-3ya.example/',
  'https://a.b-c.co',
  'HTTPS://PORTAL.CONTOSO.COM/',
];

/** Addresses that lead inwards, or that hide where they lead (RELIABILITY 2.4). */
const BAD = [
  ...['', 'portal.contoso.com', '//portal.contoso.com', 'https://', 'https:///etc', 'https://contoso'],
  ...['http://portal.contoso.com/', 'ftp://portal.contoso.com/', 'file:///etc/passwd', 'javascript:alert(1)'],
  ...['gopher://portal.contoso.com', 'data:text/plain,x', 'wss://portal.contoso.com/'],
  ...['https://portal.contoso.com:8443/', 'https://portal.contoso.com:80/', 'https://portal.contoso.com:22/'],
  ...[
    'https://host@10.0.0.1/',
    'https://portal.contoso.com@evil.example/',
    'https://u:p@portal.contoso.com/',
  ],
  ...['https://portal.contoso.com/#part', 'https://portal.contoso.com./', 'https://portal..contoso.com/'],
  ...['https://-portal.contoso.com/', 'https://portal_1.contoso.com/', `https://${'a'.repeat(64)}.example/`],
  ...[
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://017700000001/',
  ],
  ...['https://①②⑦.0.0.1/', 'https://0/', 'https://0.0.0.0/', 'https://10.0.0.1/', 'https://172.16.0.1/'],
  ...['https://192.168.1.1/', 'https://169.254.169.254/latest/meta-data/', 'https://168.63.129.16/'],
  ...[
    'https://8.8.8.8/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:7f00:1]/',
    'https://[fd00::1]/',
  ],
  ...['https://[fe80::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2606:4700::1111]/'],
  ...['https://localhost/', 'https://localhost./', 'https://portal.localhost/', 'https://nas.local/'],
  ...[
    'https://metadata.google.internal/',
    'https://router.home.arpa/',
    'https://x.invalid/',
    'https://1.2.3.4.5/',
  ],
  ...[
    'https://portal.contoso.com/\r\nHost: evil',
    'https://portal.contoso.com/ x',
    ' https://portal.contoso.com',
  ],
  ...['https://portal.contoso。com/', 'https://münchen.example/', 'https://portal\u200b.contoso.com/'],
  ...[`https://portal.contoso.com/${'x'.repeat(2048)}`],
];
const LOOPBACK = ['http://127.0.0.1:7072/portals/contoso', 'http://[::1]:8080/', 'http://127.0.0.1/'];

describe('the address of a portal', () => {
  it.each(GOOD)('may be %s', (address) => {
    expect(portalUrl(address, { loopback: false })?.protocol).toBe('https:');
    expect(PortalAddress.safeParse(address).success).toBe(true);
  });

  it.each(BAD)('is not %j', (address) => {
    expect(portalUrl(address, { loopback: false })).toBeUndefined();
    expect(portalUrl(address, { loopback: true })).toBeUndefined();
    expect(PortalAddress.safeParse(address).success).toBe(false);
  });

  it.each(LOOPBACK)('is %s only where portals of this machine are allowed', (address) => {
    expect(portalUrl(address, { loopback: true })?.href).toBe(address);
    expect(portalUrl(address, { loopback: false })).toBeUndefined();
  });
});

describe('an IP address', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '100.128.0.0',
    '2606:4700::1111',
    '2a00::1',
  ])('is public: %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ...[
      '0.0.0.0',
      '10.0.0.1',
      '10.255.255.255',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      '127.255.255.255',
    ],
    ...['168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1'],
    ...[
      '192.168.0.1',
      '198.18.0.1',
      '198.19.255.255',
      '203.0.113.9',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '64:ff9b::808:808',
    ],
    ...[
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '3fff::1',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fe80::1%1',
    ],
    ...['ff02::1', 'fec0::1', '::7f00:1', '', 'localhost', '127.1', '8.8.8.8 ', 'portal.contoso.com'],
  ])('is not public: %j', (address) => expect(isPublicAddress(address)).toBe(false));
});

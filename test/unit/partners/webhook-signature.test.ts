import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVerificationKey } from '../../../shared/partners/webhook-keys.ts';
import {
  type ReceivedWebhook,
  signWebhook,
  verifyWebhook,
} from '../../../shared/partners/webhook-signature.ts';
import { ED25519, hmacKey, NEXT_ED25519, PUBLISHED } from './webhook-keys.ts';

const TIMESTAMP = 1_795_000_000;
const now = (seconds = TIMESTAMP) => new Date(seconds * 1000).toISOString();
const message = {
  id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
  timestamp: TIMESTAMP,
  body: Buffer.from('{"type":"form.attached"}'),
};
const v1 = signWebhook({ ...message, key: hmacKey(1) });
const v1a = signWebhook({ ...message, key: ED25519.secret });
const bothKeys = [
  { keyId: 'shared', key: hmacKey(1) },
  { keyId: 'public', key: ED25519.public },
];

type Change = Partial<Omit<ReceivedWebhook, 'headers'>> & {
  headers?: Record<string, string | undefined>;
  extra?: [string, string][];
};

function receive({ headers = {}, extra = [], ...rest }: Change = {}, signed: Record<string, string> = v1) {
  const sent = Object.entries({ ...signed, ...headers }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return verifyWebhook({
    headers: [...sent, ...extra],
    body: message.body,
    keys: bothKeys,
    now: now(),
    ...rest,
  });
}

const accepted = (keyId: string) => ({ ok: true, id: message.id, timestamp: TIMESTAMP, keyId });
const refused = (reason: string) => ({ ok: false, reason });
const signature = v1['webhook-signature'];
const edSignature = v1a['webhook-signature'];
const wrong = `v1,${Buffer.alloc(32).toString('base64')}`;
const many = (count: number) => Array.from({ length: count }, () => wrong).join(' ');

describe('a signed webhook', () => {
  it.each<[string, Change, string]>([
    ['a shared secret', {}, 'shared'],
    ['an Ed25519 key', { headers: v1a }, 'public'],
    [
      'header names in capitals',
      { headers: { 'webhook-id': undefined }, extra: [['Webhook-Id', message.id]] },
      'shared',
    ],
    [
      'other headers around',
      {
        extra: [
          ['content-type', 'application/json'],
          ['x-a', '1'],
          ['x-a', '2'],
        ],
      },
      'shared',
    ],
    [
      'the right one of five signatures last',
      { headers: { 'webhook-signature': `${many(4)} ${signature}` } },
      'shared',
    ],
    [
      'a signature of an unknown version beside',
      { headers: { 'webhook-signature': `v2,abc ${signature}` } },
      'shared',
    ],
    ['rubbish beside', { headers: { 'webhook-signature': `rubbish ${signature}` } }, 'shared'],
    [
      'signatures of both versions',
      { headers: { 'webhook-signature': `${edSignature} ${signature}` } },
      'shared',
    ],
    ['a message 300 s old', { now: now(TIMESTAMP + 300) }, 'shared'],
    ['a message 300 s early', { now: now(TIMESTAMP - 300) }, 'shared'],
    ['parts of a second on our clock', { now: new Date(TIMESTAMP * 1000 + 300_999).toISOString() }, 'shared'],
    ['a wider window', { now: now(TIMESTAMP + 3600), toleranceSeconds: 3600 }, 'shared'],
    ['a key that ends this very instant', { keys: [{ keyId: 'a', key: hmacKey(1), notAfter: now() }] }, 'a'],
  ])('is believed with %s', (_, change, keyId) => {
    expect(receive(change)).toEqual(accepted(keyId));
  });

  it.each<[string, Change, string]>([
    ['no id', { headers: { 'webhook-id': undefined } }, 'missing-header'],
    ['no timestamp', { headers: { 'webhook-timestamp': undefined } }, 'missing-header'],
    ['no signature', { headers: { 'webhook-signature': undefined } }, 'missing-header'],
    ['an empty signature', { headers: { 'webhook-signature': '' } }, 'missing-header'],
    ['two ids', { extra: [['webhook-id', 'msg_2']] }, 'duplicate-header'],
    ['the same id twice', { extra: [['WEBHOOK-ID', message.id]] }, 'duplicate-header'],
    ['two timestamps', { extra: [['webhook-timestamp', '1']] }, 'duplicate-header'],
    ['two signatures headers', { extra: [['webhook-signature', signature]] }, 'duplicate-header'],
    ['merged ids', { headers: { 'webhook-id': `${message.id}, ${message.id}` } }, 'duplicate-header'],
    ['merged timestamps', { headers: { 'webhook-timestamp': `${TIMESTAMP}, 1` } }, 'duplicate-header'],
    [
      'merged signatures',
      { headers: { 'webhook-signature': `${signature}, ${signature}` } },
      'duplicate-header',
    ],
    ['a dot in the id', { headers: { 'webhook-id': 'msg.1' } }, 'malformed-id'],
    ['a space in the id', { headers: { 'webhook-id': 'msg 1' } }, 'malformed-id'],
    ['a newline after the id', { headers: { 'webhook-id': 'msg_1\n' } }, 'malformed-id'],
    ['an id of 65 characters', { headers: { 'webhook-id': 'a'.repeat(65) } }, 'malformed-id'],
    ['a letter outside ASCII in the id', { headers: { 'webhook-id': 'msg_é' } }, 'malformed-id'],
    ['a date for a timestamp', { headers: { 'webhook-timestamp': now() } }, 'malformed-timestamp'],
    ['a fraction', { headers: { 'webhook-timestamp': `${TIMESTAMP}.5` } }, 'malformed-timestamp'],
    ['an exponent', { headers: { 'webhook-timestamp': '1e9' } }, 'malformed-timestamp'],
    ['a sign', { headers: { 'webhook-timestamp': `+${TIMESTAMP}` } }, 'malformed-timestamp'],
    ['a leading zero', { headers: { 'webhook-timestamp': `0${TIMESTAMP}` } }, 'malformed-timestamp'],
    ['milliseconds', { headers: { 'webhook-timestamp': `${TIMESTAMP}000` } }, 'malformed-timestamp'],
    ['a message 301 s old', { now: now(TIMESTAMP + 301) }, 'too-old'],
    ['a message 301 s early', { now: now(TIMESTAMP - 301) }, 'too-new'],
    [
      'an unknown version',
      { headers: { 'webhook-signature': signature.replace('v1,', 'v2,') } },
      'no-known-version',
    ],
    [
      'a version in capitals',
      { headers: { 'webhook-signature': signature.replace('v1', 'V1') } },
      'no-known-version',
    ],
    ['no version', { headers: { 'webhook-signature': signature.slice(3) } }, 'no-known-version'],
    [
      'the right signature sixth',
      { headers: { 'webhook-signature': `${many(5)} ${signature}` } },
      'signature-mismatch',
    ],
    [
      'an HMAC sent as v1a',
      { headers: { 'webhook-signature': signature.replace('v1', 'v1a') } },
      'signature-mismatch',
    ],
    [
      'an Ed25519 signature sent as v1',
      { headers: { 'webhook-signature': edSignature.replace('v1a', 'v1') } },
      'signature-mismatch',
    ],
    ['half a signature', { headers: { 'webhook-signature': signature.slice(0, 20) } }, 'signature-mismatch'],
    ['a version and nothing else', { headers: { 'webhook-signature': 'v1,x' } }, 'signature-mismatch'],
    ['no padding', { headers: { 'webhook-signature': signature.replace('=', '') } }, 'signature-mismatch'],
    ['an empty body', { body: Buffer.alloc(0) }, 'signature-mismatch'],
    ['a body with a space more', { body: Buffer.from('{"type": "form.attached"}') }, 'signature-mismatch'],
    ['a byte order mark', { body: Buffer.from('\ufeff{"type":"form.attached"}') }, 'signature-mismatch'],
    ['another key', { keys: [{ keyId: 'other', key: hmacKey(2) }] }, 'signature-mismatch'],
    [
      'a key of the other version only',
      { keys: [{ keyId: 'public', key: ED25519.public }] },
      'no-key-of-version',
    ],
    ['no key at all', { keys: [] }, 'no-key-of-version'],
    [
      'a key that ended',
      { keys: [{ keyId: 'a', key: hmacKey(1), notAfter: now(TIMESTAMP - 1) }] },
      'key-expired',
    ],
  ])('is not believed with %s', (_, change, reason) => {
    expect(receive(change)).toEqual(refused(reason));
  });

  it('is not believed for a signature that is right in the other version', () => {
    const swapped = `${signature.replace('v1', 'v1a')} ${wrong}`;
    expect(receive({ headers: { 'webhook-signature': swapped } })).toEqual(refused('signature-mismatch'));
  });

  it('is not believed for a public key used as a shared secret', () => {
    const forged = signWebhook({ ...message, key: `whsec_${ED25519.publicBytes.toString('base64')}` });
    expect(receive({ keys: [{ keyId: 'public', key: ED25519.public }] }, forged)).toEqual(
      refused('no-key-of-version'),
    );
  });

  it('is read from Headers, which merge what is repeated', () => {
    const headers = new Headers(v1a);
    expect(verifyWebhook({ headers, body: message.body, keys: bothKeys, now: now() })).toEqual(
      accepted('public'),
    );
    headers.append('webhook-signature', edSignature);
    expect(verifyWebhook({ headers, body: message.body, keys: bothKeys, now: now() })).toEqual(
      refused('duplicate-header'),
    );
  });

  it('is believed only over the same bytes, not the same meaning', () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
    const headers = Object.entries(signWebhook({ ...message, body: bytes, key: ED25519.secret }));
    const check = (body: Buffer) => verifyWebhook({ headers, body, keys: bothKeys, now: now() });
    expect(check(bytes)).toEqual(accepted('public'));
    expect(check(Buffer.from(bytes.toString('utf8')))).toEqual(refused('signature-mismatch'));
  });

  it('has its time compared with a time', () => {
    expect(() => receive({ now: 'yesterday' })).toThrow(TypeError);
  });
});

describe('one flipped bit', () => {
  it.each([
    ['v1', v1],
    ['v1a', v1a],
  ])('anywhere spoils a %s webhook', (_, signed) => {
    const part = fc.constantFrom('webhook-id', 'webhook-timestamp', 'webhook-signature', 'body');
    const spoilt = fc.property(part, fc.nat(1000), fc.nat(6), (where, position, bit) => {
      const bytes = Buffer.from(
        where === 'body' ? message.body : ((signed as Record<string, string>)[where] ?? ''),
      );
      const at = position % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const change = where === 'body' ? { body: bytes } : { headers: { [where]: bytes.toString('latin1') } };
      expect(receive({ toleranceSeconds: 1e11, ...change }, signed).ok).toBe(false);
    });
    fc.assert(spoilt, { numRuns: 500 });
  });
});

describe('key rotation', () => {
  const rotating = [
    { keyId: 'current', key: ED25519.public, notAfter: now(TIMESTAMP + 60) },
    { keyId: 'next', key: NEXT_ED25519.public },
  ];
  const next = signWebhook({ ...message, key: NEXT_ED25519.secret });

  it('takes the current and the next key while both live', () => {
    expect(receive({ keys: rotating }, v1a)).toEqual(accepted('current'));
    expect(receive({ keys: rotating }, next)).toEqual(accepted('next'));
  });

  it('takes a webhook signed by both and names the key that lives', () => {
    const both = { 'webhook-signature': `${edSignature} ${next['webhook-signature']}` };
    expect(receive({ keys: rotating, headers: both, now: now(TIMESTAMP + 61) }, v1a)).toEqual(
      accepted('next'),
    );
  });

  it('drops the current key when it ends or is taken away', () => {
    expect(receive({ keys: rotating, now: now(TIMESTAMP + 61) }, v1a)).toEqual(refused('key-expired'));
    expect(receive({ keys: rotating.slice(1) }, v1a)).toEqual(refused('signature-mismatch'));
  });

  it.each([
    ['an Ed25519 public key', ED25519.public, true],
    ['a shared secret of 24 bytes', hmacKey(1, 24), true],
    ['a shared secret of 64 bytes', hmacKey(1, 64), true],
    ['a shared secret of 23 bytes', hmacKey(1, 23), false],
    ['a shared secret of 65 bytes', hmacKey(1, 65), false],
    ['a secret without its prefix', hmacKey(1).slice(6), false],
    ['a secret key', ED25519.secret, false],
    ['a public key cut short', ED25519.public.slice(0, -4), false],
    ['a public key in base64url', ED25519.public.replace('+', '-').replace('/', '_').replace('=', ''), false],
    ['nothing', '', false],
  ])('judges %s', (_, key, good) => {
    expect(isVerificationKey(key)).toBe(good);
    const verify = () => receive({ keys: [{ keyId: 'a', key }] });
    if (!good) expect(verify).toThrow(TypeError);
  });
});

describe('signing', () => {
  it('gives the signature Standard Webhooks publishes', () => {
    expect(signWebhook(PUBLISHED)['webhook-signature']).toBe(PUBLISHED.signature);
  });

  it('takes a secret key in both forms', () => {
    expect(signWebhook({ ...message, key: ED25519.longSecret })).toEqual(v1a);
  });

  it.each([
    ['a dotted id', { ...message, id: 'a.b', key: hmacKey(1) }],
    ['milliseconds', { ...message, timestamp: TIMESTAMP * 1000, key: hmacKey(1) }],
    ['a fraction of a second', { ...message, timestamp: TIMESTAMP + 0.5, key: hmacKey(1) }],
    ['a public key', { ...message, key: ED25519.public }],
    ['a short secret key', { ...message, key: ED25519.secret.slice(0, -8) }],
  ])('refuses %s and does not quote the key', (_, webhook) => {
    expect(() => signWebhook(webhook)).toThrow(TypeError);
    expect(() => signWebhook(webhook)).not.toThrow(webhook.key.slice(5));
  });
});

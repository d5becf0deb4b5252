import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signWebhook, verifyWebhook } from '../../../shared/partners/webhook-signature.ts';
import { ED25519, hmacKey } from './webhook-keys.ts';

const NOW = new Date('2026-11-21T01:00:00Z');
const TIMESTAMP = NOW.getTime() / 1000;

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const secret = fc
  .uint8Array({ minLength: 24, maxLength: 64 })
  .map((b) => `whsec_${Buffer.from(b).toString('base64')}`);
const json = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => JSON.stringify(value));

describe('the standardwebhooks library', () => {
  beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());

  it('believes what we sign', () => {
    const believed = fc.property(id, secret, json, (messageId, key, body) => {
      const headers = signWebhook({ id: messageId, timestamp: TIMESTAMP, body, key });
      expect(new Webhook(key).verify(body, headers)).toEqual(JSON.parse(body));
    });
    fc.assert(believed, { numRuns: 50 });
  });

  it('is believed by us', () => {
    const believed = fc.property(id, secret, json, (messageId, key, body) => {
      const signature = new Webhook(key).sign(messageId, NOW, body);
      const headers = Object.entries({
        'webhook-id': messageId,
        'webhook-timestamp': String(TIMESTAMP),
        'webhook-signature': signature,
      });
      const keys = [{ keyId: 'shared', key }];
      expect(verifyWebhook({ headers, body: Buffer.from(body), keys, now: NOW.toISOString() })).toMatchObject(
        { ok: true },
      );
    });
    fc.assert(believed, { numRuns: 50 });
  });

  it('refuses what we refuse', () => {
    const headers = signWebhook({ id: 'msg_1', timestamp: TIMESTAMP - 301, body: '{}', key: hmacKey(1) });
    expect(() => new Webhook(hmacKey(1)).verify('{}', headers)).toThrow('too old');
    expect(() => new Webhook(hmacKey(2)).verify('{}', headers)).toThrow();
  });
});

describe('WebCrypto', () => {
  it('believes our Ed25519 signatures and is believed by us', async () => {
    const headers = signWebhook({ id: 'msg_1', timestamp: TIMESTAMP, body: '{}', key: ED25519.secret });
    const key = await webcrypto.subtle.importKey('raw', ED25519.publicBytes, 'Ed25519', true, ['verify']);
    const signature = Buffer.from(headers['webhook-signature'].slice(4), 'base64');
    const content = Buffer.from(`msg_1.${TIMESTAMP}.{}`);
    expect(await webcrypto.subtle.verify('Ed25519', key, signature, content)).toBe(true);

    const jwk = { kty: 'OKP', crv: 'Ed25519', d: urlSafe(ED25519.secret), x: urlSafe(ED25519.public) };
    const theirs = await webcrypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
    const signed = Buffer.from(await webcrypto.subtle.sign('Ed25519', theirs, content)).toString('base64');
    const verdict = verifyWebhook({
      headers: Object.entries({ ...headers, 'webhook-signature': `v1a,${signed}` }),
      body: Buffer.from('{}'),
      keys: [{ keyId: 'public', key: ED25519.public }],
      now: NOW.toISOString(),
    });
    expect(verdict).toEqual({ ok: true, id: 'msg_1', timestamp: TIMESTAMP, keyId: 'public' });
  });
});

const urlSafe = (key: string) => Buffer.from(key.slice(5), 'base64').toString('base64url');

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryPortalNotifier } from '../../../shared/adapters/memory/memory-portal-notifier.ts';
import {
  isNoticeKey,
  NoticeNotAccepted,
  noticePublicKey,
  type PortalNotice,
  signedNotice,
} from '../../../shared/partners/portal-notice.ts';
import { verifyWebhook } from '../../../shared/partners/webhook-signature.ts';
import { instantAt } from '../../../shared/transfer/instant.ts';
import { ED25519, hmacKey, NEXT_ED25519 } from './webhook-keys.ts';

const TRIED = '2026-11-22T21:00:00.900Z';
const notice: PortalNotice = {
  partnerId: 'contoso',
  url: 'https://portal.contoso.example/notices?token=abc',
  noticeId: '7c6f2f2e-6a46-4b51-9a3b-3a2f0cf7a001',
  type: 'transfer.new-partner-turn',
  timestamp: '2026-11-20T08:00:00.000Z',
  data: { transferId: 't0123456789012345678901234', customer: 'Tailwind Traders – Zürich' },
};

const verified = (headers: Record<string, string>, body: string, at = TRIED, key = ED25519.public) =>
  verifyWebhook({
    headers: Object.entries(headers),
    body: Buffer.from(body),
    keys: [{ keyId: 'notices', key }],
    now: at,
  });

describe('a signed notice', () => {
  it('is believed by whoever has pinned our public key', () => {
    const { headers, body } = signedNotice(notice, ED25519.secret, TRIED);
    expect(verified(headers, body)).toEqual({
      ok: true,
      id: notice.noticeId,
      timestamp: Date.parse(TRIED) / 1000 - 0.9,
      keyId: 'notices',
    });
    expect(headers['webhook-signature']).toMatch(/^v1a,/);
    expect(headers['content-type']).toBe('application/json');
    const { type, timestamp, data } = notice;
    expect(JSON.parse(body)).toEqual({ type, timestamp, data });
  });

  it('is believed whatever it says, and not after a change of one character', () => {
    const said = fc.record({ text: fc.string({ unit: 'grapheme' }), place: fc.nat() });
    fc.assert(
      fc.property(said, ({ text, place }) => {
        const { headers, body } = signedNotice({ ...notice, data: { text } }, ED25519.secret, TRIED);
        expect(verified(headers, body).ok).toBe(true);
        const at = place % body.length;
        const other = body[at] === '0' ? '1' : '0';
        expect(verified(headers, body.slice(0, at) + other + body.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('is not believed by another key', () => {
    const { headers, body } = signedNotice(notice, ED25519.secret, TRIED);
    const verdict = verified(headers, body, TRIED, NEXT_ED25519.public);
    expect(verdict).toEqual({ ok: false, reason: 'signature-mismatch' });
  });

  it('has the same id and bytes on every try, and the time of its own', () => {
    const later = instantAt(Date.parse(TRIED) + 3 * 86_400_000);
    const [first, second] = [TRIED, later].map((at) => signedNotice(notice, ED25519.secret, at));
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(verified(second?.headers ?? {}, second?.body ?? '', later).ok).toBe(true);
    expect(verified(first?.headers ?? {}, first?.body ?? '', later)).toEqual({
      ok: false,
      reason: 'too-old',
    });
  });

  it('is not made with an id that could pass for another text', () => {
    for (const noticeId of ['', 'a.b', 'a b', 'a\nb', 'x'.repeat(65)])
      expect(() => signedNotice({ ...notice, noticeId }, ED25519.secret, TRIED)).toThrow(TypeError);
  });
});

describe('our notice key', () => {
  it('gives the public key that belongs to it, from both ways of writing it', () => {
    expect(noticePublicKey(ED25519.secret)).toBe(ED25519.public);
    expect(noticePublicKey(ED25519.longSecret)).toBe(ED25519.public);
    expect(noticePublicKey(NEXT_ED25519.secret)).toBe(NEXT_ED25519.public);
  });

  it.each([
    ['nothing', ''],
    ['a shared secret', hmacKey(1)],
    ['a public key', ED25519.public],
    ['a seed that is too short', 'whsk_AAAA'],
    ['a seed that is not base64', `whsk_${'!'.repeat(44)}`],
    ['a seed with the other alphabet', `whsk_${Buffer.alloc(32, 255).toString('base64url')}`],
  ])('is not %s, and what it is not is not repeated', (_, key) => {
    expect(isNoticeKey(key)).toBe(false);
    const thrown = (() => {
      try {
        return noticePublicKey(key);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(TypeError);
    if (key) expect(String(thrown)).not.toContain(key.slice(5));
  });
});

describe('a notice that was not accepted', () => {
  it.each([410, 413, 415, 422])('is not sent again after %i', (status) => {
    expect(new NoticeNotAccepted('no', { status }).forGood).toBe(true);
  });

  it.each([undefined, 301, 307, 400, 401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504])(
    'is sent again after %s',
    (status) => {
      expect(new NoticeNotAccepted('no', { status }).forGood).toBe(false);
    },
  );

  it('is not sent again when its address can never be called', () => {
    expect(new NoticeNotAccepted('no', { hopeless: true }).forGood).toBe(true);
  });
});

describe('portals in memory', () => {
  it('keep a notice once for each partner and count what comes again', async () => {
    const portals = memoryPortalNotifier();
    await portals.send(notice);
    await portals.send(notice);
    await portals.send({ ...notice, partnerId: 'fabrikam' });
    expect(portals.sent.map(({ partnerId }) => partnerId)).toEqual(['contoso', 'fabrikam']);
    expect(portals.repeatsOf('contoso', notice.noticeId)).toBe(1);
    expect(portals.repeatsOf('fabrikam', notice.noticeId)).toBe(0);
    expect(portals.repeatsOf('nobody', notice.noticeId)).toBe(0);
  });

  it('fail before and after they have taken it, as told', async () => {
    const broken = new Set(['portal.send:before']);
    const portals = memoryPortalNotifier({
      fault: (operation) => {
        if (broken.has(operation)) throw new NoticeNotAccepted('as told', { status: 503 });
      },
    });
    await expect(portals.send(notice)).rejects.toMatchObject({ status: 503 });
    expect(portals.sent).toEqual([]);
    broken.clear();
    broken.add('portal.send:after');
    await expect(portals.send(notice)).rejects.toMatchObject({ status: 503 });
    expect(portals.sent).toEqual([notice]);
  });
});

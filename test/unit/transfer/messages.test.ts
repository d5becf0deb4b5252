import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { PortalMessages, TransferRequest } from '../../../shared/workflow/messages.ts';
import { a, aPartnersDetails } from '../../support/a-party.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { anyText } from './any-text.ts';
import { PART } from './walk.ts';

const transferId = aTransferId(1);
const at = '2026-11-02T15:00:00Z';
const REQUEST = {
  cloud: 'usgov',
  request: { by: 'Renée Lemaire', receivedAt: at, text: 'Please move us to Fabrikam.' },
  customer: a.customer,
  subscription: a.subscription,
  currentPartner: aPartnersDetails('Ana', 'Ortiz', 'contoso.com'),
  newPartnerId: 'fabrikam',
};
/** One good message of every type, with every optional field. */
const GOOD: Record<string, [z.ZodType, Record<string, unknown>]> = {
  'transfer.requested': [TransferRequest, REQUEST],
  'service-ticket.opened': [
    PortalMessages['service-ticket.opened'],
    { transferId, serviceTicket: '616122292874576', openedAt: at },
  ],
  'new-partner.submitted': [PortalMessages['new-partner.submitted'], { transferId, ...PART }],
  'form.attached': [PortalMessages['form.attached'], { transferId, sha256: aHash('form'), attachedAt: at }],
  'support.answered': [
    PortalMessages['support.answered'],
    {
      transferId,
      outcome: 'completed',
      engineer: 'Sam Engineer',
      answeredAt: at,
      note: 'Line one\nLine two',
      cutOffDate: '2026-11-30',
      newPartnerCenterSubscriptionId: '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11',
    },
  ],
  'admin.verified': [PortalMessages['admin.verified'], { transferId, admin: 'newPartner', verifiedAt: at }],
  'access.reported': [
    PortalMessages['access.reported'],
    { transferId, ranBy: 'Łukasz 李', roleAssignments: [{ ObjectId: 'x', Extra: null }] },
  ],
  'correction.requested': [
    PortalMessages['correction.requested'],
    { transferId, reason: 'Typing mistake', corrected: { customer: a.customer } },
  ],
  'transfer.cancelled': [PortalMessages['transfer.cancelled'], { transferId, reason: 'No budget' }],
};
const types = Object.keys(GOOD);
const cancelled = PortalMessages['transfer.cancelled'];

/** The paths of all issues, as a caller reads them. */
const faults = (schema: z.ZodType, content: unknown): string[] => {
  const parsed = schema.safeParse(content);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
};
const good = (type: string): [z.ZodType, Record<string, unknown>] => {
  const found = GOOD[type];
  if (!found) throw new Error(type);
  return found;
};
const explain = (path: string, schema: z.ZodType, content: unknown): string => {
  const parsed = schema.safeParse(content);
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.find((issue) => issue.path.join('.') === path)?.message ?? '';
};

/** Every string field of a message, as paths; `transferId` and ids included. */
function stringPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringPaths(inner, [...path, key]));
}
function replaced(value: unknown, [key, ...rest]: string[], by: (old: string) => unknown): unknown {
  if (key === undefined) return by(String(value));
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
/** Role assignments are kept as they come; only what the product itself reads is looked at. */
const EVERY_FIELD = types.flatMap((type) =>
  stringPaths(good(type)[1])
    .filter(([first]) => first !== 'roleAssignments')
    .map((path) => ({ type, path, field: path.join('.') })),
);

describe.each(types)('%s', (type) => {
  const [schema, content] = good(type);

  it('accepts a good message', () => {
    expect(faults(schema, content)).toEqual([]);
  });

  it.each(['unknown', '__proto__', 'constructor', 'prototype', 'toString'])(
    'refuses the unknown field %s',
    (field) => {
      const sent = JSON.parse(`{"${field}": {"stage": "completed"}, ${JSON.stringify(content).slice(1)}`);
      const parsed = schema.safeParse(sent);
      expect(parsed.error?.issues).toEqual([
        expect.objectContaining({ code: 'unrecognized_keys', keys: [field] }),
      ]);
    },
  );

  it.each([null, [], 'text', 7, true, undefined])('refuses %j instead of an object', (instead) => {
    expect(schema.safeParse(instead).success).toBe(false);
  });

  it('names every missing field at once', () => {
    const missing = new Set(faults(schema, {}));
    const optional = ['cloud', 'note', 'cutOffDate', 'newPartnerCenterSubscriptionId', 'corrected'];
    const needed = Object.keys(content).filter((field) => !optional.includes(field));
    expect([...missing].sort()).toEqual(needed.sort());
  });
});

describe.each(types)('every text of %s', (type) => {
  const HOSTILE = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u200b', '\u200e', '\u202e'].concat([
    ...['\u2028', '\u2066', '\u2069', '\u061c', '\ufeff'],
  ]);
  const [schema, content] = good(type);
  const fields = EVERY_FIELD.filter((one) => one.type === type);
  /** The fields at which this text gets through. */
  const open = (by: (old: string) => unknown) =>
    fields
      .filter(({ path }) => faults(schema, replaced(content, path, by)).length === 0)
      .map(({ field }) => field);

  it.each(HOSTILE.map((character) => [character.charCodeAt(0).toString(16), character]))(
    'refuses the control or direction character %s',
    (_, character) => {
      expect(open((old) => `${old.slice(0, 1)}${character}x${old.slice(1)}`)).toEqual([]);
    },
  );

  it('refuses half a character, which no audit entry could hold', () => {
    for (const half of ['\ud800', '\udfff']) expect(open((old) => `${old}${half}x`)).toEqual([]);
  });

  it('refuses a text that is too long, and none at all', () => {
    expect(open((old) => old + 'a'.repeat(5000))).toEqual([]);
    expect(open(() => '  ')).toEqual([]);
  });

  it.each([7, null, {}, ['x']])('refuses %j, which is no text', (value) => {
    expect(open(() => value)).toEqual([]);
  });
});

describe('names', () => {
  const NAMES = EVERY_FIELD.filter(({ field }) =>
    /(firstName|lastName|organisationName|engineer|ranBy|attestedBy|request\.by)$/.test(field),
  );

  it.each(NAMES)('$type $field refuses an address', ({ type, path, field }) => {
    const [schema, content] = good(type);
    for (const link of ['http://evil.example', 'HTTPS://evil.example', 'see www.evil.example'])
      expect(
        faults(
          schema,
          replaced(content, path, () => link),
        ),
      ).toEqual([field]);
  });

  it('keep their accents, scripts, apostrophes and brackets, in one spelling', () => {
    for (const by of ['Renée', 'Rene\u0301e', 'O’Brien (US)', "O'Brien", '李 伟', 'Łukasz', 'محمد']) {
      const parsed = TransferRequest.parse({ ...REQUEST, request: { ...REQUEST.request, by: ` ${by} ` } });
      expect(parsed.request.by).toBe(by.normalize('NFC'));
    }
  });

  it.each([
    ['customer.organisationName', 200],
    ['customer.contact.firstName', 50],
    ['currentPartner.address.line1', 200],
    ['currentPartner.address.state', 2],
    ['request.by', 100],
    ['request.text', 4000],
  ])('%s has at most %i characters', (field, most) => {
    const long = (length: number) => replaced(REQUEST, field.split('.'), () => 'a'.repeat(length));
    expect(faults(TransferRequest, long(most))).toEqual([]);
    expect(faults(TransferRequest, long(most + 1))).toEqual([field]);
  });
});

describe('ids', () => {
  const withId = (microsoftId: string) => ({ ...REQUEST, customer: { ...a.customer, microsoftId } });

  it.each(['1234-5678-9012-3456', '1234567890123456'])('explain what "%s" is instead', (id) => {
    expect(explain('customer.microsoftId', TransferRequest, withId(id))).toMatch(
      /GUID .*16-digit Microsoft ID/,
    );
  });

  it.each(['00000000-0000-0000-0000-000000000000', 'contoso.com', 'b67f0b00f9e84c57bcb50b8b95c6ccf0', ''])(
    'refuse "%s" and say what a GUID looks like',
    (id) => {
      const said = explain('customer.microsoftId', TransferRequest, withId(id));
      expect(said).toContain('8-4-4-4-12');
      expect(said).not.toContain('16-digit');
    },
  );

  it('are kept in lower case without blanks', () => {
    const parsed = TransferRequest.parse(withId(' B67F0B00-F9E8-4C57-BCB5-0B8B95C6CCF0 '));
    expect(parsed.customer.microsoftId).toBe(a.customer.microsoftId);
  });

  it('of transfers are never read out of hostile text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        fc.pre(!/^t[a-z0-9]{25}$/.test(text));
        expect(cancelled.safeParse({ transferId: text, reason: 'No budget' }).success).toBe(false);
      }),
    );
  });
});

describe('other fields', () => {
  it.each<[string, unknown, RegExp]>([
    ['customer.tenantCountry', 'UK', /the United Kingdom is GB/],
    ['customer.tenantCountry', 'us', /ISO 3166/],
    ['customer.tenantCountry', 'USA', /ISO 3166/],
    ['customer.tenantDomain', 'contoso', /domain name/],
    ['customer.tenantDomain', 'contoso.com/path', /domain name/],
    ['customer.contact.email', 'a@b.com\r\nBcc: c@d.com', /email/],
    ['customer.contact.phone', '12', /telephone/],
    ['currentPartner.partnerNumber', '123', /4 to 10 digits/],
    ['newPartnerId', '../x', /partner id/],
    ['cloud', 'china', /usgov/],
    ['subscription.status', 'retired', /active/],
    ['request.receivedAt', '2026-11-02 15:00', /datetime/],
    ['request.receivedAt', '2026-11-02T15:00:00+01:00', /datetime/],
  ])('%s refuses %j and says why', (field, value, why) => {
    const content = replaced(REQUEST, field.split('.'), () => value);
    expect(explain(field, TransferRequest, content)).toMatch(why);
  });

  it('GB is the United Kingdom', () => {
    const content = replaced(REQUEST, ['customer', 'tenantCountry'], () => 'GB');
    expect(faults(TransferRequest, content)).toEqual([]);
  });

  it.each(['1234567', '123456789012345678901', '61612229287457A', '６１６１２２２９２'])(
    'a service ticket is not "%s"',
    (serviceTicket) => {
      const [schema, content] = good('service-ticket.opened');
      expect(faults(schema, { ...content, serviceTicket })).toEqual(['serviceTicket']);
    },
  );

  it('the cloud is US Government unless another one is named (R-02)', () => {
    const { cloud: _, ...rest } = REQUEST;
    expect(TransferRequest.parse(rest).cloud).toBe('usgov');
  });

  it('takes one role assignment without its array, and no more than 5000', () => {
    const [schema, content] = good('access.reported');
    const reported = (roleAssignments: unknown) => faults(schema, { ...content, roleAssignments });
    expect(reported({ ObjectId: 'x' })).toEqual([]);
    expect(reported(Array.from({ length: 5000 }, () => ({})))).toEqual([]);
    expect(reported(Array.from({ length: 5001 }, () => ({})))).toEqual(['roleAssignments']);
    expect(reported(['text'])).toEqual(['roleAssignments']);
  });
});

describe('a message with many faults', () => {
  it('lists them all at once', () => {
    const wrong = {
      ...REQUEST,
      extra: 1,
      customer: { ...a.customer, microsoftId: '1234', tenantCountry: 'UK', organisationName: 'www.x.com' },
      subscription: { ...a.subscription, azureSubscriptionId: 'x', status: 'gone' },
      newPartnerId: 'No Spaces',
    };
    expect(faults(TransferRequest, wrong).sort()).toEqual([
      '',
      'customer.microsoftId',
      'customer.organisationName',
      'customer.tenantCountry',
      'newPartnerId',
      'subscription.azureSubscriptionId',
      'subscription.status',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { PortalMessages } from '../../../shared/workflow/messages.ts';
import { TransferRequest } from '../../../shared/workflow/transfer-request.ts';
import { a } from '../../support/a-party.ts';
import { anyText } from './any-text.ts';
import { EVERY_FIELD, explain, faults, good, REQUEST, replaced } from './good-messages.ts';

const at = '2026-11-02T15:00:00Z';
const cancelled = PortalMessages['transfer.cancelled'];

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

  it.each(['1234-5678-9012-3456', '1234567890123456'])('explain what "%s" is instead (A-01)', (id) => {
    expect(explain('customer.microsoftId', TransferRequest, withId(id))).toMatch(
      /GUID .*16-digit Microsoft ID/,
    );
  });

  it.each(['00000000-0000-0000-0000-000000000000', 'contoso.com', 'b67f0b00f9e84c57bcb50b8b95c6ccf0', ''])(
    'refuse "%s" and say what a GUID looks like (A-01)',
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
    ['customer.contact.email', 'a@b.com\r\nBcc: c@d.com', /^must be an e-mail address$/],
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

describe('a message with a choice', () => {
  const [part, { details, ...attested }] = good('new-partner.submitted');
  const [access, { roleAssignments, ...said }] = good('access.reported');
  const file = Buffer.from('[]').toString('base64');

  it.each<[string, z.ZodType, object, boolean]>([
    ['its own details', part, { ...attested, details }, true],
    ['the number of the customer’s (A-20)', part, { ...attested, confirmsProposal: 1 }, true],
    ['both', part, { ...attested, details, confirmsProposal: 1 }, false],
    ['neither', part, attested, false],
    ['a number that is none', part, { ...attested, confirmsProposal: 0 }, false],
    ['a list', access, { ...said, roleAssignments }, true],
    ['a file', access, { ...said, roleAssignmentsFile: file }, true],
    ['list and file', access, { ...said, roleAssignments, roleAssignmentsFile: file }, false],
    ['neither list nor file', access, said, false],
    ['a file that is not base64', access, { ...said, roleAssignmentsFile: '[{}]' }, false],
  ])('takes exactly one: %s', (_, schema, content, fits) => {
    expect(faults(schema, content).length === 0).toBe(fits);
  });

  it('says so together with every other fault', () => {
    const agreement = { name: 'Cloud agreement 7', attestedBy: 'Łukasz 李' };
    expect(faults(part, { ...attested, agreement }).sort()).toEqual(['', 'agreement.dateAgreed']);
    expect(faults(access, { ...said, ranBy: ' ' }).sort()).toEqual(['', 'ranBy']);
  });

  it('says which two it chooses between', () => {
    expect(explain('', part, attested)).toContain('either details, or confirmsProposal');
    expect(explain('', access, said)).toContain('either roleAssignments or roleAssignmentsFile');
  });
});

describe('the written request (R-08)', () => {
  const asked = (request: object) => faults(TransferRequest, { ...REQUEST, request });
  const evidence = { fileName: 'letter.pdf', mediaType: 'application/pdf', contentBase64: 'JVBERi0xLjc=' };
  const who = { by: 'Renée Lemaire', receivedAt: at };

  it('is words, a letter, or both', () => {
    for (const request of [{ text: 'Please.' }, { evidence }, { text: 'Please.', evidence }])
      expect(asked({ ...who, ...request })).toEqual([]);
  });

  it.each([
    ['neither words nor a letter', who, 'request.text'],
    ['no words in its text', { ...who, text: '  ' }, 'request.text'],
    ['nobody who asks', { receivedAt: at, text: 'Please.' }, 'request.by'],
    ['no time', { by: 'Renée Lemaire', text: 'Please.' }, 'request.receivedAt'],
    [
      'a letter of an unknown type',
      { ...who, evidence: { ...evidence, mediaType: 'text/html' } },
      'request.evidence.mediaType',
    ],
    [
      'a letter without a name',
      { ...who, evidence: { ...evidence, fileName: ' ' } },
      'request.evidence.fileName',
    ],
    [
      'an empty letter',
      { ...who, evidence: { ...evidence, contentBase64: '' } },
      'request.evidence.contentBase64',
    ],
    [
      'a letter that is not base64',
      { ...who, evidence: { ...evidence, contentBase64: 'ÄÖÜ=' } },
      'request.evidence.contentBase64',
    ],
  ])('with %s is refused at its field', (_, request, path) => {
    expect(new Set(asked(request))).toEqual(new Set([path]));
  });
});

describe('defaults', () => {
  it('people are written to in English, and admins are Global admins, unless told otherwise (R-03, A-18)', () => {
    const { language: _, ...customer } = a.customer;
    const { role: __, ...admin } = REQUEST.currentPartner.admin;
    const read = TransferRequest.parse({
      ...REQUEST,
      customer,
      currentPartner: { ...REQUEST.currentPartner, admin },
    });
    expect([read.customer.language, read.currentPartner.admin.role]).toEqual(['en', 'Global admin']);
    const agent = { ...REQUEST.currentPartner, admin: { ...admin, role: 'Admin agent' } };
    expect(TransferRequest.parse({ ...REQUEST, currentPartner: agent }).currentPartner.admin.role).toBe(
      'Admin agent',
    );
    const owner = { ...REQUEST.currentPartner, admin: { ...admin, role: 'Owner' } };
    expect(faults(TransferRequest, { ...REQUEST, currentPartner: owner })).toEqual([
      'currentPartner.admin.role',
    ]);
  });

  it('an admin confirmed the transfer unless it is said that it did not (R-31)', () => {
    const [schema, { outcome: _, ...rest }] = good('admin.verified');
    expect(schema.parse(rest)).toMatchObject({ outcome: 'confirmed' });
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

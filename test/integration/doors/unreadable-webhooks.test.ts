import { describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { bodyOf, type Letter, letter, letterWith, post } from '../../support/doors/letters.ts';
import { type Expected, refusedAndNothingStored } from '../../support/doors/refused.ts';
import { expectAllSecure } from '../../support/doors/secure.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();

type Content = ReturnType<Case['request']>;
type Row = [what: string, write: (content: Content) => Letter, refused: Expected];

const from = (body: string | Uint8Array) => letterWith(doors, doors.partners.fabrikam, body);
const saying = (content: unknown) => letter(doors, doors.partners.fabrikam, 'transfer.requested', content);
const edited = (content: Content, part: string, put: string) =>
  from(bodyOf(doors, 'transfer.requested', content).replace(part, put));
const typed = (type: string | undefined) => (content: Content) => {
  const { 'content-type': _, ...headers } = saying(content).headers;
  return {
    ...saying(content),
    headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
  };
};

const invalid = (...paths: string[]): Expected => ({ status: 422, code: 'invalid-content', paths });
const ineligible = (...paths: string[]): Expected => ({ status: 422, code: 'not-eligible', paths });
const malformed: Expected = { status: 400, code: 'malformed-json' };
const otherType: Expected = { status: 415, code: 'unsupported-media-type' };

const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
/** More than the largest letter in base64 and the form around it. */
const tooLong = 'x'.repeat(1_500_000);

const UNREADABLE: Row[] = [
  ['is empty', () => from(''), malformed],
  ['is cut off', (content) => from(bodyOf(doors, 'transfer.requested', content).slice(0, -2)), malformed],
  [
    'is not UTF-8',
    (content) =>
      from(
        Buffer.concat([Buffer.from(bodyOf(doors, 'transfer.requested', content)), Buffer.from([0xff, 0xfe])]),
      ),
    malformed,
  ],
  ['is a list', () => from('[]'), invalid('')],
  ['is null', () => from('null'), invalid('')],
  [
    'has more than a megabyte and a half of JSON',
    (content) => saying({ ...content, request: { ...content.request, text: tooLong } }),
    { status: 413, code: 'body-too-large' },
  ],
  ['is called text', typed('text/plain'), otherType],
  ['is called a form', typed('application/x-www-form-urlencoded'), otherType],
  ['is called something like JSON', typed('application/jsonp'), otherType],
  [
    'names a field __proto__',
    (content) => edited(content, '"customer":{', '"customer":{"__proto__":{"stage":"access"},'),
    invalid('data.customer.__proto__'),
  ],
  [
    'names a field constructor',
    (content) => edited(content, '"cloud":', '"constructor":{},"cloud":'),
    invalid('data.constructor'),
  ],
  [
    'nests forty levels deep',
    (content) => edited(content, '"cloud":"usgov"', `"cloud":${deep}`),
    { status: 422, code: 'invalid-content' },
  ],
];

const UNACCEPTABLE: Row[] = [
  [
    'has a field more in its envelope',
    (content) => edited(content, '{"type":', '{"sender":"me","type":'),
    invalid('sender'),
  ],
  ['has no type', (content) => edited(content, '"type":"transfer.requested",', ''), invalid('type')],
  [
    'has a time without a zone',
    (content) =>
      from(JSON.stringify({ type: 'transfer.requested', timestamp: '2026-11-22 10:00', data: content })),
    invalid('timestamp'),
  ],
  ['has no data', () => saying(undefined), invalid('data')],
  [
    'has a type nobody knows',
    (content) => letter(doors, doors.partners.fabrikam, 'transfer.stolen', content),
    { status: 422, code: 'unknown-message-type', paths: ['type'] },
  ],
  [
    'has a type every object has',
    (content) => letter(doors, doors.partners.fabrikam, 'toString', content),
    { status: 422, code: 'unknown-message-type', paths: ['type'] },
  ],
  [
    'has fields nobody knows',
    (content) =>
      saying({ ...content, stage: 'completed', customer: { ...content.customer, nickname: 'LP' } }),
    invalid('data.stage', 'data.customer.nickname'),
  ],
  [
    'turns a name around with a direction character',
    (content) =>
      saying({ ...content, customer: { ...content.customer, organisationName: 'Lucerne \u202egnp.exe' } }),
    invalid('data.customer.organisationName'),
  ],
  [
    'has half a character in a reason',
    (content) => edited(content, 'Kind regards', 'Kind \\ud800 regards'),
    invalid('data.request.text'),
  ],
  [
    'has a line break in an address',
    (content) =>
      saying({
        ...content,
        customer: {
          ...content.customer,
          contact: { ...content.customer.contact, email: 'maria@lucerne.example\r\nBcc: all@example.com' },
        },
      }),
    invalid('data.customer.contact.email'),
  ],
  [
    'calls a person by a web address',
    (content) => saying({ ...content, request: { ...content.request, by: 'https://evil.example' } }),
    invalid('data.request.by'),
  ],
  [
    'names a partner nobody knows',
    (content) => saying({ ...content, newPartnerId: 'nobody' }),
    ineligible('newPartnerId'),
  ],
  [
    'names a partner that is suspended',
    (content) => saying({ ...content, newPartnerId: 'tailspin' }),
    ineligible('newPartnerId'),
  ],
  [
    'names the sender as the new partner',
    (content) => saying({ ...content, newPartnerId: 'fabrikam' }),
    ineligible('newPartnerId'),
  ],
  [
    'asks for what cannot be transferred',
    (content) =>
      saying({
        ...content,
        subscription: { ...content.subscription, offerId: 'DZH318Z0BPS6:0001', status: 'suspended' },
      }),
    ineligible('subscription.offerId', 'subscription.status'),
  ],
  [
    'was received tomorrow',
    (content) => saying({ ...content, request: { ...content.request, receivedAt: doors.iso(86_400_000) } }),
    ineligible('request.receivedAt'),
  ],
];

const refusedContents: Content[] = [];

describe.each([
  ['a webhook that cannot be read', UNREADABLE],
  ['a request that cannot be accepted', UNACCEPTABLE],
])('%s', (_, rows) => {
  it.each(rows)('is refused and leaves no trace when it %s', async (_, write, refused) => {
    const content = new Case(doors).request();
    await refusedAndNothingStored(doors, [], () => post(doors, write(content)), refused);
    refusedContents.push(content);
  });
});

describe('a refusal of a request', () => {
  it('names the types there are when the type is not known', async () => {
    const stolen = letter(doors, doors.partners.fabrikam, 'transfer.stolen', {});
    const text = await (await post(doors, stolen)).text();
    const known =
      'transfer.requested service-ticket.opened service-ticket.postponed new-partner.submitted form.attached support.due-recorded support.answered admin.verified partner-groups.recorded access.reported correction.requested transfer.cancelled webhook.test';
    for (const type of known.split(' ')) expect(text).toContain(type);
  });

  it('lists every violation at once', async () => {
    const content = new Case(doors).request();
    const { address, admin, signatory } = content.currentPartner;
    const faulty = {
      ...content,
      cloud: 'mars',
      request: { ...content.request, receivedAt: 'yesterday' },
      customer: {
        ...content.customer,
        microsoftId: '1234-5678-9012-3456',
        tenantCountry: 'UK',
        shoeSize: 42,
      },
      subscription: { ...content.subscription, azureSubscriptionId: '00000000-0000-0000-0000-000000000000' },
      currentPartner: {
        ...content.currentPartner,
        address: { ...address, city: '' },
        admin: { ...admin, phone: 'none', email: 'nia' },
        signatory: { ...signatory, lastName: undefined },
      },
      newPartnerId: '../contoso',
    };
    const { errors = [] } = await refusedAndNothingStored(
      doors,
      [],
      () => post(doors, saying(faulty)),
      invalid(
        'data.cloud',
        'data.request.receivedAt',
        'data.customer.microsoftId',
        'data.customer.tenantCountry',
        'data.customer.shoeSize',
        'data.subscription.azureSubscriptionId',
        'data.currentPartner.address.city',
        'data.currentPartner.admin.phone',
        'data.currentPartner.admin.email',
        'data.currentPartner.signatory.lastName',
        'data.newPartnerId',
      ),
    );
    const said = (path: string) => errors.find((error) => error.path === `data.${path}`)?.message;
    expect(said('customer.microsoftId')).toContain('GUID');
    expect(said('currentPartner.admin.email')).toBe('must be an e-mail address');
    expect(said('currentPartner.signatory.lastName')).toBe('is missing');
  });

  it('comes before a megabyte and a half without a stated length has been kept', async () => {
    const { headers } = saying({});
    const chunk = Buffer.alloc(65_536, 'x');
    let left = 24;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const url = `${doors.world.baseUrl}/webhooks/partners/fabrikam`;
    const send = () => fetch(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    await refusedAndNothingStored(doors, [], send, { status: 413, code: 'body-too-large' });
  });
});

describe('a message that has to choose', () => {
  const transferId = 't0000000000000000000000000';
  type Part = ReturnType<Case['part']>;
  const rows: [string, (part: Part) => object, string[], RegExp][] = [
    [
      'new-partner.submitted',
      ({ resellerRelationship, agreement }) => ({
        resellerRelationship,
        agreement: { ...agreement, name: ' ' },
      }),
      ['data', 'data.agreement.name'],
      /either details, or confirmsProposal/,
    ],
    ['access.reported', () => ({ ranBy: ' ' }), ['data', 'data.ranBy'], /either roleAssignments or/],
  ];
  it.each(rows)('is told so in %s together with every other fault', async (type, said, paths, words) => {
    const content = { transferId, ...said(new Case(doors).part()) };
    const send = () => post(doors, letter(doors, doors.partners.contoso, type, content));
    const { errors = [] } = await refusedAndNothingStored(doors, [], send, invalid(...paths));
    expect(errors.find(({ path }) => path === 'data')?.message).toMatch(words);
  });
});

describe('the subscriptions of refused requests', () => {
  it('are in no list, and can all still be requested', async () => {
    expect(await (await doors.portals.fabrikam.get('/transfers')).json()).toEqual({ items: [] });
    expect(refusedContents).toHaveLength(UNREADABLE.length + UNACCEPTABLE.length);
    const answers = await Promise.all(refusedContents.map((content) => post(doors, saying(content))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  });
});

describe('every answer to a webhook', () => {
  it('tells browsers to be careful, refusals included', () => {
    expectAllSecure(doors.heard, [200, 202, 400, 413, 415, 422]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SampleSecrets } from '../../../infra/local/sample-partners.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { Case } from '../../support/doors/case.ts';
import { lookingAs } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';
import { BIRDS, type Bird, MAILBOXES, mailboxOf } from './birds.ts';
import { allPlaces, type Places, placesWith } from './places.ts';
import { codesTo, type Walked, walkWithBirds } from './walk.ts';

const doors = useDoors();
const seen: { places: Places; walked?: Walked; stored?: Transfer; secrets: [string, string][] } = {
  places: new Map(),
  secrets: [],
};

beforeAll(async () => {
  const walked = await walkWithBirds(doors, new Case(doors));
  const made = JSON.parse(readFileSync(join(doors.dir, 'secrets.json'), 'utf8')) as SampleSecrets;
  seen.secrets = [
    ['the secret links are made of', made.linkSecret],
    ['the key notices are signed with', made.noticeKey.slice('whsk_'.length)],
    ['a partner’s shared secret', made.contosoSecret],
    ['a private key', 'PRIVATE KEY'],
    ['a key of the durable door', 'code='],
    ...made.clientSecrets.map((secret): [string, string] => ['a client’s secret', secret]),
    ...Object.entries(walked.visitors).map(([who, { session }]): [string, string] => [
      `the session of ${who}`,
      session,
    ]),
    ['a bearer token', (await lookingAs.ops(doors)).split('.')[2] ?? ''],
  ];
  seen.walked = walked;
  seen.stored = await walked.asked.stored();
  seen.places = await allPlaces(doors, walked);
});

/** The form and the certificate, and both partners and ops who may read them. */
const PAPERS = ['Transfers', 'forms', 'papers to contoso', 'papers to fabrikam'];
/** The audit trail: in the table, and to both partners and ops. */
const AUDIT = ['Transfers', 'audit to contoso', 'audit to fabrikam', 'ops'];
const VIEWS = ['view to contoso', 'view to fabrikam'];

/** Where each of them may be found, and is: whoever adds a place declares it here, with its reason. */
const DECLARED: Record<Bird, string[]> = {
  // Whoever asked for the transfer is named to both partners, and to a colleague who signs instead.
  'the contact’s name': [...PAPERS, ...AUDIT, ...VIEWS, 'mail to colleague', 'mail to contact'],
  'the contact’s telephone': PAPERS,
  // The words of the request are the current partner's to keep.
  'the words of the request': ['Transfers', 'letters to fabrikam'],
  'the current partner’s signatory': [
    ...PAPERS,
    ...AUDIT,
    'mail to frank',
    'page of frank',
    'who has the form',
  ],
  // The customer's side is told whom to ask, since Microsoft cannot step in.
  'the current partner’s admin': [
    ...PAPERS,
    'mail to contact',
    'mail to nia',
    'page of colleague',
    'page of follow',
  ],
  'the current partner’s telephone': [
    ...PAPERS,
    'mail to contact',
    'mail to nia',
    'page of colleague',
    'page of follow',
  ],
  'the new partner’s signatory': [...PAPERS, ...AUDIT, 'mail to zoe', 'page of zoe', 'who has the form'],
  'the new partner’s admin': [...PAPERS, 'letters to contoso', 'mail to ada'],
  'the new partner’s telephone': [...PAPERS, 'letters to contoso'],
  // Everybody sees who answers for the agreement before they sign.
  'who attests the agreement': [
    ...PAPERS,
    ...AUDIT,
    ...VIEWS,
    'mail to colleague',
    'mail to contact',
    'mail to zoe',
    'notices to contoso',
    'page of colleague',
    'page of zoe',
  ],
  'the colleague’s name': [
    ...PAPERS,
    ...AUDIT,
    'mail to colleague',
    'mail to contact',
    'page of colleague',
    'page of contact',
    'who has the form',
  ],
  // Everybody who has a part in it reads why.
  'the reason of the correction': [
    ...PAPERS,
    ...AUDIT,
    ...VIEWS,
    'mail to contact',
    'mail to nia',
    'mail to transfers@contoso.example',
    'mail to zoe',
    'notices to contoso',
    'notices to fabrikam',
  ],
  'the engineer’s name': [...PAPERS, ...AUDIT],
  'the engineer’s note': [...PAPERS, ...AUDIT],
  'who made the list': [...PAPERS, ...AUDIT, ...VIEWS, 'commands to contoso'],
  'the access code': [],
  // Evidence of who signed from where, printed on the certificate.
  'a signatory’s address in the net': [...PAPERS, ...AUDIT],
  'a signatory’s browser': [...PAPERS, ...AUDIT],
};

describe('the walk', () => {
  it('goes all the way: with an access code, a colleague, a drawing, a correction, and copies at the end', () => {
    expect(seen.stored).toMatchObject({
      stage: 'completed',
      revision: 2,
      signatures: {
        customer: {
          name: `Lili ${BIRDS['the colleague’s name']}`,
          proof: 'mailbox-and-code',
          method: 'drawn',
        },
      },
      certificate: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    for (const { answers } of Object.values(seen.walked?.visitors ?? {}))
      expect(answers.some((answer) => answer.startsWith('200 '))).toBe(true);
  });
});

describe('a code of a link', () => {
  it('is in the mails to the one mailbox it was made for, and nowhere else', () => {
    const addresses = doors.stack.desk.inbox
      .all()
      .map(({ message }) => message.recipients.to[0]?.address ?? '');
    const names = new Map(
      MAILBOXES.map((whose) => [mailboxOf(seen.walked?.asked as Case, whose), whose as string]),
    );
    const found = [...new Set(addresses)].flatMap((address) =>
      codesTo(doors, address).map((code) => {
        const secret = code.split('.')[1] ?? '';
        return {
          mailbox: names.get(address) ?? address,
          places: secret.length > 40 && placesWith(seen.places, secret),
        };
      }),
    );
    expect(found.length).toBeGreaterThan(8);
    for (const { mailbox, places } of found) expect(places).toEqual([`mail to ${mailbox}`]);
  });
});

describe('a secret', () => {
  it('is nowhere', () => {
    const found = seen.secrets.map(([what, secret]) => [
      what,
      secret.length >= 5 && placesWith(seen.places, secret),
    ]);
    expect(found).toEqual(seen.secrets.map(([what]) => [what, []]));
  });
});

describe('what is personal', () => {
  it.each(Object.keys(BIRDS) as Bird[])('is in its declared places and nowhere else: %s', (bird) => {
    expect(placesWith(seen.places, BIRDS[bird])).toEqual([...new Set(DECLARED[bird])].toSorted());
  });
});

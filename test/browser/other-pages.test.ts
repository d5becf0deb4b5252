import { describe, expect, it } from 'vitest';
import { rolesAfter } from '../../infra/local/demo/sample-roles.ts';
import { lastLinkTo } from '../support/browser/links.ts';
import { looksFine } from '../support/browser/looks.ts';
import type { Reader } from '../support/browser/reader.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { followLinkOf } from '../support/doors/links-in-mail.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);

/** The new partner's part as somebody types it. */
const TYPED = {
  'address.line1': 'One Microsoft Way',
  'address.city': 'Redmond',
  'address.state': 'WA',
  'address.postalCode': '98052',
  'address.country': 'US',
  partnerNumber: '517285',
  'admin.firstName': 'Ada',
  'admin.lastName': 'Lindqvist',
  'admin.phone': '425 555 0100',
  'signatory.firstName': 'Zoë',
  'signatory.lastName': 'Nowak',
  'resellerRelationship.evidence': 'Invitation accepted by Maria Keller',
  'agreement.name': 'Microsoft Customer Agreement',
  'agreement.attestedBy': 'Ada Lindqvist',
};

async function fillsIn(reader: Reader, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await reader.page.locator(`[name="${name}"]`).fill(text);
}

const partLinkOf = (): string => lastLinkTo(doors, doors.partners.contoso.partner.mailTo);

describe('the new partner', () => {
  it('fills in its part on the page, in two goes, and then both others are asked to sign (R-25, R-26, R-28)', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const ada = await readers.comes();
    await ada.opens(partLinkOf());
    await looksFine(ada, 'part');
    const mine = {
      'admin.email': asked.mailbox('ada', 'contoso'),
      'signatory.email': asked.zoe.address,
      'resellerRelationship.confirmedAt': doors.iso(-60_000).slice(0, 16),
      'agreement.dateAgreed': doors.iso().slice(0, 10),
    };
    await fillsIn(ada, { ...TYPED, ...mine, 'admin.phone': 'none', 'signatory.email': asked.maria.address });
    await ada.clicks(ada.buttonOf('part'));
    await looksFine(ada, 'part-fault');
    const kept = ada.page.locator('[name="agreement.name"]');
    expect([await kept.inputValue(), await ada.page.title()]).toEqual([
      TYPED['agreement.name'],
      expect.stringMatching(/^Error: /),
    ]);
    expect(await ada.page.locator('[aria-invalid=true]').count()).toBeGreaterThan(0);
    await fillsIn(ada, { ...TYPED, ...mine });
    await ada.clicks(ada.buttonOf('part'));
    await looksFine(ada, 'part-given');
    const { newPartner, links } = await asked.quiet('signatures');
    expect(newPartner.part).toMatchObject({ details: { signatory: { email: asked.zoe.address } } });
    expect(Object.keys(links)).toEqual(expect.arrayContaining(['customer', 'newPartner']));
  });

  it('is told kindly that its portal was quicker', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const [link, ada] = [partLinkOf(), await readers.comes({ language: 'nl-NL' })];
    await ada.opens(link);
    await looksFine(ada, 'part-nl');
    await asked.reach('signatures');
    await ada.page.reload();
    await looksFine(ada, 'part-already-nl');
    const late = await readers.comes();
    await late.opens(link);
    await looksFine(late, 'part-already');
    expect((await late.told().first().textContent())?.trim()).toMatch(/\.$/);
  });
});

describe('the customer on its own page', () => {
  it('reads where the transfer stands, proposes details, and withdraws (R-11, A-20)', async () => {
    const asked = await new Case(doors).reach('newPartner');
    const maria = await readers.comes();
    await maria.opens(followLinkOf(doors, asked));
    await looksFine(maria, 'follow');
    await maria.unfolded('transfer/new-partner');
    await maria.unfolded('transfer/withdraw');
    await maria.unfolded('transfer/correct');
    await looksFine(maria, 'follow-unfolded');
    const {
      'resellerRelationship.evidence': _,
      'agreement.name': __,
      'agreement.attestedBy': ___,
      ...details
    } = TYPED;
    await fillsIn(maria, details);
    await fillsIn(maria, {
      'admin.email': asked.mailbox('ada', 'contoso'),
      'signatory.email': asked.maria.address,
    });
    await maria.clicks(maria.buttonOf('transfer/new-partner'));
    await looksFine(maria, 'follow-proposal-fault');
    await fillsIn(maria, { 'signatory.email': asked.zoe.address });
    await maria.clicks(maria.page.locator('form[action$="new-partner"] button[type=submit]'));
    await looksFine(maria, 'follow-proposed');
    expect((await asked.stored()).newPartner.proposal).toMatchObject({ number: 1 });

    await maria.opens(followLinkOf(doors, asked));
    const form = await maria.unfolded('transfer/withdraw');
    await form.locator('[name=reason]').fill('We stay with Fabrikam after all.');
    await maria.clicks(maria.buttonOf('transfer/withdraw'));
    await looksFine(maria, 'follow-withdrawn');
    expect((await asked.quiet('cancelled')).end).toMatchObject({ by: 'customer' });
  });

  it('finds the clean-up when the subscription has moved, in Dutch too, and completes the transfer with its list (D-09)', async () => {
    const asked = await new Case(doors).reach('access');
    const maria = await readers.comes({ language: 'nl-NL' });
    await maria.opens(followLinkOf(doors, asked));
    await looksFine(maria, 'follow-access-nl');
    await maria.switchesTo('en');
    await looksFine(maria, 'follow-access');
    const script = await maria.page.request.get(`${doors.world.baseUrl}/sign/transfer/clean-up.ps1`);
    expect([script.status(), script.headers()['content-disposition']]).toEqual([
      200,
      expect.stringMatching(/ps1/),
    ]);

    await fillsIn(maria, { ranBy: 'Maria Keller', roles: 'These are the roles: none.' });
    await maria.clicks(maria.buttonOf('transfer/roles'));
    await looksFine(maria, 'follow-roles-fault');
    expect(await maria.page.locator('[name=roles]').inputValue()).toBe('These are the roles: none.');
    await fillsIn(maria, { roles: JSON.stringify(rolesAfter(asked.subscription)) });
    await maria.clicks(maria.page.locator('form[action$=roles] button[type=submit]'));
    await looksFine(maria, 'follow-complete');
    expect((await asked.quiet('completed')).access).toMatchObject({ ranBy: 'Maria Keller', remaining: 0 });
  });
});

/** The papers a page offers, by their addresses. */
const papersOn = ({ page }: Reader): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('main a[href*=".pdf"]')].map(({ href }) => href)`);

async function isPaper({ page }: Reader, address: string): Promise<void> {
  const answer = await page.request.get(address);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
}

describe('who took part', () => {
  it('fetches form and certificate after the end, and they are what the page says they are', async () => {
    const asked = await new Case(doors).reach('completed');
    const { form, certificate } = await asked.stored();
    const [maria, zoe] = await Promise.all([readers.comes(), readers.comes({ language: 'nl-NL' })]);
    await maria.opens(lastLinkTo(doors, asked.maria.address));
    await looksFine(maria, 'copies');
    await zoe.opens(lastLinkTo(doors, asked.zoe.address));
    await looksFine(zoe, 'copies-nl');
    for (const reader of [maria, zoe]) {
      const text = (await reader.page.locator('main').textContent()) ?? '';
      for (const sha256 of [form.at(-1)?.sha256, certificate?.sha256]) expect(text).toContain(sha256);
      const papers = await papersOn(reader);
      expect(papers.length).toBeGreaterThan(1);
      for (const paper of papers) await isPaper(reader, paper);
    }
  });

  it('is told where nothing came about that there is nothing to keep', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    await asked.say('fabrikam', 'transfer.cancelled', { reason: 'The customer stays.' });
    await asked.quiet('cancelled');
    const maria = await readers.comes();
    await maria.opens(lastLinkTo(doors, asked.maria.address));
    await looksFine(maria, 'copies-none');
  });
});

/** Brings a file to the page that checks signed PDFs. */
async function hands(reader: Reader, name: string, buffer: Buffer): Promise<void> {
  await reader.page.locator('#file').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await reader.clicks(reader.buttonOf('verify'));
}

async function formOf(asked: Case): Promise<Buffer> {
  const answer = await doors.portals.fabrikam.get(`/transfers/${asked.transferId}/form`);
  return Buffer.from(await answer.arrayBuffer());
}

describe('the page that checks a signed PDF', () => {
  it('says that the form is whole and who signed it, and that the same file with one byte changed is not', async () => {
    const form = await formOf(await new Case(doors).reach('submission'));
    const reader = await readers.comes();
    await reader.goesTo('sign');
    await reader.clicks(reader.page.locator('footer a'));
    await looksFine(reader, 'verify');
    await hands(reader, 'form.pdf', form);
    await looksFine(reader, 'verify-genuine');
    const text = (await reader.page.locator('main').textContent()) ?? '';
    for (const name of ['Frank Weber', 'Maria Keller', 'Zoë Nowak']) expect(text).toContain(name);
    expect(await reader.page.locator('main > [role=alert], main div[role=alert]').count()).toBe(0);

    form.writeUInt8(form.readUInt8(5_000) ^ 1, 5_000);
    await hands(reader, 'changed.pdf', form);
    await looksFine(reader, 'verify-changed');
    expect(await reader.page.locator('main div[role=alert]').count()).toBe(1);
  });

  it('says so of what is no PDF, in Dutch and without a script as well', async () => {
    const reader = await readers.comes({ language: 'nl-NL', scripts: 'lost' });
    await reader.goesTo('verify');
    await looksFine(reader, 'verify-nl');
    await hands(reader, 'notes.pdf', Buffer.from('These are my notes.'));
    await looksFine(reader, 'verify-no-pdf-nl');
    expect(await reader.page.locator('html').getAttribute('lang')).toBe('nl');
  });
});

import { describe, expect, it } from 'vitest';
import { faultSentence } from '../../../functions/pages/parts/fault-sentence.ts';
import { errorSummary, faultAt, faultsOf } from '../../../functions/pages/parts/faults.ts';
import { readRoleExport } from '../../../shared/access/role-export.ts';
import { readRoleFile } from '../../../shared/access/role-file.ts';
import { Language, PartnerDetails, Signatory } from '../../../shared/transfer/party.ts';
import { CalendarDate, Guid } from '../../../shared/transfer/primitives.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { readAs } from '../../../shared/workflow/read-json.ts';
import { Reason } from '../../../shared/workflow/reason.ts';
import { aPartnersDetails } from '../../support/a-party.ts';

/** What a schema says about something a person could type. */
function messagesOf(schema: Parameters<typeof readAs>[0], value: unknown): string[] {
  const read = readAs(schema, value);
  return isRefusal(read) ? read.violations.map(({ message }) => message) : [];
}

const details = aPartnersDetails('Ana', 'Ortiz', 'contoso.com');
const withAddress = (change: object) => ({ ...details, address: { ...details.address, ...change } });
const bytes = (text: string) => Buffer.from(text);
const listFaults = (read: ReturnType<typeof readRoleExport>) =>
  read.kind === 'faults' ? read.faults.map(({ message }) => message) : [];

/** What each schema people meet on a page says, with something they could type wrong. */
const SAID: [string, string[]][] = [
  ['an empty reason', messagesOf(Reason, '')],
  ['a reason of a word', messagesOf(Reason, 'no')],
  ['a reason without end', messagesOf(Reason, 'x'.repeat(1_001))],
  ['a reason turned around', messagesOf(Reason, 'turned \u202earound')],
  ['nobody', messagesOf(Signatory, {})],
  ['a web address for a name', messagesOf(Signatory, { ...details.signatory, lastName: 'www.evil.example' })],
  ['no address of mail', messagesOf(Signatory, { ...details.signatory, email: 'nobody' })],
  [
    'a telephone in words',
    messagesOf(PartnerDetails, { ...details, admin: { ...details.admin, phone: 'two' } }),
  ],
  [
    'a role there is not',
    messagesOf(PartnerDetails, { ...details, admin: { ...details.admin, role: 'King' } }),
  ],
  ['a PartnerID of letters', messagesOf(PartnerDetails, { ...details, partnerNumber: 'one' })],
  ['a country in words', messagesOf(PartnerDetails, withAddress({ country: 'Holland' }))],
  ['the United Kingdom', messagesOf(PartnerDetails, withAddress({ country: 'UK' }))],
  ['a state in full', messagesOf(PartnerDetails, withAddress({ state: 'Washington' }))],
  ['no GUID', messagesOf(Guid, '4391507')],
  ['no date', messagesOf(CalendarDate, 'yesterday')],
  ['a list that is empty', listFaults(readRoleFile(bytes('')))],
  ['a list that is no JSON', listFaults(readRoleFile(bytes('Owner, Contoso')))],
  ['a list that is no text', listFaults(readRoleFile(Uint8Array.of(0xc3, 0x28)))],
  ['a list without rows', listFaults(readRoleExport([]))],
  ['a page of a list', listFaults(readRoleExport({ value: [{}], nextLink: 'https://management.azure.com' }))],
  ['a row that is none', listFaults(readRoleExport(['Owner']))],
  ['a row without anything', listFaults(readRoleExport([{}]))],
  [
    'a row of the wrong kinds',
    listFaults(readRoleExport([{ Scope: 'here', ObjectId: 7, RoleDefinitionName: 'a\nb' }])),
  ],
];

describe('a fault of somebody who typed', () => {
  it.each(SAID)('is a whole sentence in every language: %s', (_, messages) => {
    expect(messages).not.toEqual([]);
    for (const language of Language.options)
      for (const message of messages) {
        const sentence = faultSentence(language, message, 'Label');
        expect(sentence).toMatch(/^Label[ :].*\.$/);
        expect(sentence).not.toContain('klopt niet');
        expect(sentence).not.toMatch(/[RDA]-\d\d/);
      }
  });

  it('says whose name is to be typed, and what else the domain puts into it', () => {
    expect(faultSentence('nl', 'must be "Zoë Nowak"', 'Uw naam')).toBe(
      'Uw naam moet getypt zijn zoals de pagina het toont: Zoë Nowak.',
    );
    expect(faultSentence('en', 'has 12 more faults', 'The list')).toBe('The list has 12 more faults.');
    expect(faultSentence('nl', 'has 12 more faults', 'De lijst')).toBe('De lijst bevat nog 12 fouten.');
  });

  it('that is not known is told in English as it is, without the numbers of rules, and in Dutch without its English', () => {
    expect(faultSentence('en', 'is odd (R-19, D-04)', 'The street')).toBe('The street is odd.');
    expect(faultSentence('nl', 'is odd (R-19, D-04)', 'De straat')).toBe('De straat klopt niet.');
  });
});

describe('faults beside the controls of a form', () => {
  const violations = [
    { path: 'to.email', message: 'must be an e-mail address' },
    { path: 'data.roleAssignments.3.Scope', message: 'must be the path of an Azure scope' },
    { path: 'elsewhere', message: 'Invalid input: expected string, received undefined' },
  ];
  const faults = faultsOf('en', violations, { 'to.email': { id: 'email', label: 'E-mail address' } });

  it('are told by label or place, and lead to their control', () => {
    expect(faults).toEqual([
      { field: 'email', sentence: 'E-mail address has to be an e-mail address, such as name@example.com.' },
      { field: '', sentence: 'Row 4 of the list, Scope, has to be the path of an Azure scope.' },
      { field: '', sentence: 'What you entered is missing.' },
    ]);
    expect(faultAt(faults, 'email')).toContain('such as name@example.com');
    expect(faultAt(faults, 'name')).toBe('');
  });

  it('are summed up where the focus goes and screen readers start', () => {
    const summary = errorSummary('nl', faults)?.text ?? '';
    expect(summary).toMatch(/^<div class="summary" role="alert" id="errors" tabindex="-1" autofocus>/);
    expect(summary).toContain('<h2>3 dingen om te verbeteren</h2>');
    expect(summary).toContain('<li><a href="#email">');
    expect(errorSummary('en', [])).toBeUndefined();
  });
});

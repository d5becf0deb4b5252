import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACES } from '../../../shared/guidance/cloud-places.ts';
import { ticketDraft } from '../../../shared/guidance/ticket-draft.ts';
import { ARTICLE_TICKET_VALUES } from '../../../shared/guidance/ticket-values.ts';
import type { PartnerSide } from '../../../shared/transfer/tenancy.ts';
import { isEnd, Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { a } from '../../support/a-party.ts';
import { aHash } from '../../support/a-transfer.ts';
import { anyText } from '../transfer/any-text.ts';
import { aCase, denied, given, valuesOf } from './a-case.ts';

const NEW_COMMERCE_ID = '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11';
const { azureSubscriptionId, partnerCenterSubscriptionId } = a.subscription;
const draftOf = (transfer: Transfer, by: PartnerSide, values = ARTICLE_TICKET_VALUES) =>
  ticketDraft(transfer, by, values, PLACES);
const MOVED: readonly Stage[] = ['access', 'completed'];
const BEFORE = Stage.options.filter((stage) => !MOVED.includes(stage) && !isEnd(stage));
const moved = (stage: Stage = 'access', over: Partial<Transfer> = {}) =>
  aCase(stage, { newPartnerCenterSubscriptionId: NEW_COMMERCE_ID, ...over });

describe('the ticket draft of the current partner', () => {
  const draft = given(draftOf(aCase('ticket'), 'currentPartner'));

  it('has the article’s issue type, support plan, severity and problem type (R-15, R-16)', () => {
    expect(draft).toMatchObject({
      issueType: 'Subscription management',
      supportPlan: 'Cloud Solution Provider',
      severity: 'C-Minimal impact',
      problemType: 'Other General Questions',
      azureSubscriptionId,
    });
    expect(valuesOf(draft.text, 'Problem type')).toEqual(['Other General Questions']);
  });

  it('says what settings say where the portal’s texts are others (A-15)', () => {
    const problemType = 'Transfer ownership of my subscription';
    const other = given(
      draftOf(aCase('ticket'), 'currentPartner', { ...ARTICLE_TICKET_VALUES, problemType }),
    );
    expect(other.problemType).toBe(problemType);
    expect(valuesOf(other.text, 'Problem type')).toEqual([problemType]);
  });

  it('is titled with the customer’s name', () => {
    expect(draft.title).toBe('CSP subscription transfer request – Lucerne Publishing');
    expect(draft.text.split('\n')[0]).toBe(`Title: ${draft.title}`);
  });

  it('names both ids and says which is which (R-21, R-24)', () => {
    expect(valuesOf(draft.description, 'Azure subscription ID (to transfer)')).toEqual([azureSubscriptionId]);
    expect(valuesOf(draft.description, 'Partner Center subscription ID (current partner, billing)')).toEqual([
      partnerCenterSubscriptionId,
    ]);
  });

  it('names both ids also while they are the same value (D-22)', () => {
    const subscription = { ...a.subscription, partnerCenterSubscriptionId: azureSubscriptionId };
    const { description } = given(draftOf(aCase('ticket', { subscription }), 'currentPartner'));
    expect(description.split(azureSubscriptionId)).toHaveLength(3);
  });

  it('names the customer’s Microsoft ID and both partners (R-19, R-20)', () => {
    expect(valuesOf(draft.description, 'Customer')).toEqual([
      `Lucerne Publishing, Microsoft ID ${a.customer.microsoftId}`,
    ]);
    expect(valuesOf(draft.description, 'Current partner')).toEqual([
      `Contoso, Microsoft ID ${a.currentPartner.microsoftId}`,
    ]);
    expect(valuesOf(draft.description, 'New partner')).toEqual([
      `Fabrikam, Microsoft ID ${a.newPartner.microsoftId}`,
    ]);
  });

  it('has its own admin as contact and nobody of the customer (D-14)', () => {
    expect(draft.contact).toEqual({ name: 'Ana Ortiz', email: 'admin@contoso.com', phone: '4255550100' });
    expect(valuesOf(draft.text, 'Contact')).toEqual(['Ana Ortiz, admin@contoso.com, 4255550100']);
    expect(JSON.stringify(draft)).not.toContain(a.customer.contact.email);
  });

  it.each([
    ['usgov', 'https://portal.azure.us'],
    ['public', 'https://portal.azure.com'],
  ] as const)('leads to a new support request in the portal of %s (R-02, R-13, R-14)', (cloud, portal) => {
    const { path } = given(draftOf(aCase('ticket', { cloud }), 'currentPartner'));
    expect(path).toEqual([
      PLACES[cloud].partnerCenter,
      ...['Customers', 'Lucerne Publishing', 'Service management', 'Support tickets', 'New ticket'],
      ...['Microsoft Azure', portal, 'New support request'],
    ]);
  });

  it('warns of a second ticket once one is recorded, and not before (R-33)', () => {
    expect(draft.notes.join(' ')).toContain('2611020040001234');
    const { serviceTicket: _, ...ticketless } = aCase('ticket');
    expect(given(draftOf(ticketless, 'currentPartner')).notes).toHaveLength(1);
  });
});

describe('a ticket draft after the move', () => {
  const draft = given(draftOf(moved('access', { cutOffDate: '2026-11-30' }), 'newPartner'));

  it('names the kept Azure id and the new commerce id, and not the old one (R-22, R-23, R-24, D-22)', () => {
    expect(valuesOf(draft.text, 'Azure subscription ID (unchanged by the transfer)')).toEqual([
      azureSubscriptionId,
    ]);
    expect(valuesOf(draft.text, 'Partner Center subscription ID (new partner, billing)')).toEqual([
      NEW_COMMERCE_ID,
    ]);
    expect(draft.partnerCenterSubscriptionId).toBe(NEW_COMMERCE_ID);
    expect(draft.text).not.toContain(partnerCenterSubscriptionId);
  });

  it.each(MOVED)('is refused at %s while the commerce id is not known (R-24)', (stage) => {
    expect(denied(draftOf(aCase(stage), 'newPartner'))).toMatchObject({
      refused: 'commerce-id-missing',
      violations: [{ path: 'newPartnerCenterSubscriptionId' }],
    });
  });

  it('has the new partner’s own admin as contact (D-14, D-15)', () => {
    expect(draft.contact).toEqual({ name: 'Łukasz 李', email: 'admin@fabrikam.com', phone: '4255550100' });
    expect(draft.text).not.toContain('contoso.com');
  });

  it('says which partner it was before, and which it is now', () => {
    expect(valuesOf(draft.description, 'Current partner (until the transfer)')[0]).toMatch(/^Contoso,/);
    expect(valuesOf(draft.description, 'New partner (since the transfer)')[0]).toMatch(/^Fabrikam,/);
  });

  it('names the ticket of the transfer and the cut-off date (D-06)', () => {
    expect(valuesOf(draft.description, 'Cut-off date of billing')).toEqual(['2026-11-30']);
    expect(valuesOf(draft.description, 'Service ticket of the transfer')).toEqual(['2611020040001234']);
    const { text } = given(draftOf(moved(), 'newPartner'));
    expect(valuesOf(text, 'Cut-off date of billing')).toEqual([]);
  });

  it('is refused while nobody of the new partner is known', () => {
    const { part: _, ...newPartner } = moved().newPartner;
    expect(denied(draftOf(moved('access', { newPartner }), 'newPartner')).violations).toEqual([
      { path: 'newPartner.admin', message: 'is not known' },
    ]);
  });
});

describe('a ticket', () => {
  it.each(BEFORE)('is the current partner’s at %s, and not the new partner’s (R-09, D-15)', (stage) => {
    expect(given(draftOf(aCase(stage), 'currentPartner')).kind).toBe('transferRequest');
    expect(denied(draftOf(aCase(stage), 'newPartner'))).toMatchObject({
      refused: 'not-yours-to-say',
      status: 403,
    });
  });

  it.each(MOVED)('is the new partner’s at %s, and not the current partner’s any more (D-15)', (stage) => {
    expect(given(draftOf(moved(stage), 'newPartner')).kind).toBe('followUp');
    expect(denied(draftOf(moved(stage), 'currentPartner')).refused).toBe('not-yours-to-say');
  });

  it.each(Stage.options.filter((stage) => isEnd(stage) && stage !== 'completed'))(
    'is not drafted for a transfer that is %s',
    (stage) => {
      expect(denied(draftOf(aCase(stage), 'currentPartner')).refused).toBe('transfer-ended');
    },
  );
});

describe('the text of a ticket', () => {
  const drafts = (transfer: Transfer) => [
    given(draftOf({ ...transfer, stage: 'ticket' }, 'currentPartner')),
    given(draftOf({ ...transfer, stage: 'access' }, 'newPartner')),
  ];

  it('holds no token, no signing link and no address but the portals’', () => {
    for (const draft of drafts(moved())) {
      const said = JSON.stringify(draft);
      expect(said).not.toMatch(/\/sign|#t/);
      expect(said).not.toContain(aHash('token'));
      expect([...said.matchAll(/https?:\/\/[^"]+/g)].map(([address]) => address).sort()).toEqual([
        PLACES.usgov.partnerCenter,
        PLACES.usgov.azurePortal,
      ]);
    }
  });

  /** Every way a program may take for the end of a line. */
  const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/;
  const labelsOf = (text: string) => text.split(LINE_END).map((line) => line.split(':')[0] ?? '');
  const calling = (name: string): Transfer => {
    const clean = moved();
    const admin = { ...clean.currentPartner.details.admin, firstName: name, lastName: name };
    return {
      ...clean,
      customer: { ...clean.customer, organisationName: name },
      currentPartner: {
        ...clean.currentPartner,
        identity: { ...clean.currentPartner.identity, organisationName: name },
        details: { ...clean.currentPartner.details, admin },
      },
      newPartner: { ...clean.newPartner, identity: { ...a.newPartner, organisationName: name } },
    };
  };
  const expected = drafts(calling('Plain')).map(({ text }) => labelsOf(text));
  const keepsItsLabels = (name: string) => {
    expect(drafts(calling(name)).map(({ text }) => labelsOf(text))).toEqual(expected);
  };

  it.each([
    'Azure subscription ID (to transfer): 00000000-0000-4000-8000-000000000000',
    'A\nAzure subscription ID (to transfer): 0',
    'A\r\nSeverity: A-Critical impact',
    'A\u2028Contact: somebody@evil.example',
    'A\u0085Title: other',
    '$& $1 $`',
  ])('keeps its labels and values when people call themselves %j (R-24)', (name) => {
    keepsItsLabels(name);
    const [before, after] = drafts(calling(name)).map(({ text }) => text);
    expect(valuesOf(before ?? '', 'Azure subscription ID (to transfer)')).toEqual([azureSubscriptionId]);
    expect(valuesOf(after ?? '', 'Partner Center subscription ID (new partner, billing)')).toEqual([
      NEW_COMMERCE_ID,
    ]);
    expect(valuesOf(before ?? '', 'Severity')).toEqual(['C-Minimal impact']);
  });

  it('keeps its labels whatever people call themselves', () => {
    fc.assert(fc.property(anyText(), keepsItsLabels), { numRuns: 200 });
  });
});

import { describe, expect, it } from 'vitest';
import { memoryPartnerRegistry } from '../../../shared/adapters/memory/memory-partner-registry.ts';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { checkSubmission } from '../../../shared/transfer/steps/submission.ts';
import { currentForm, type Transfer } from '../../../shared/transfer/transfer.ts';
import { aHash } from '../../support/a-transfer.ts';
import {
  accepted,
  arrivedAt,
  at,
  attached,
  days,
  news,
  refused,
  SECRET,
  ticketOpened,
} from '../transfer/walk.ts';

const transfer = arrivedAt('submission');

/** Two of the signatures are older than ten days. */
const old = { signedAt: days(at(6), -11) };
const { currentPartner, newPartner } = transfer.signatures;
const stale = {
  ...transfer,
  signatures: {
    ...transfer.signatures,
    currentPartner: { ...currentPartner, ...old },
    newPartner: { ...newPartner, ...old },
  },
} as Transfer;

const { serviceTicket: _, ...ticketless } = transfer;
const failing: Transfer = {
  ...ticketless,
  subscription: { ...transfer.subscription, status: 'suspended' },
};

describe('attaching the form', () => {
  it('is recorded with its hash, and everybody is told (R-33, A-10)', () => {
    const outcome = accepted(advance(transfer, attached(transfer), at(6)));
    const sha256 = currentForm(transfer)?.sha256;
    expect(outcome.transfer).toMatchObject({
      stage: 'support',
      submissions: 1,
      submission: { attachedAt: at(6), sha256 },
    });
    expect(outcome.facts).toEqual([
      {
        kind: 'formAttached',
        sha256,
        attachedAt: at(6),
        dueAt: outcome.transfer.clock?.dueAt,
        calendar: transfer.calendar.id,
        timeZone: transfer.calendar.timeZone,
      },
    ]);
    expect(outcome.answers).toBe('formAttached:1');
    const told = outcome.transfer.pendingMails.filter(({ kind }) => kind === 'formSubmitted');
    expect(told.map(({ to }) => to).sort()).toEqual(['currentPartner', 'customer', 'newPartner']);
  });

  it('refuses the form as it was before the last seal, and any other', () => {
    const older = transfer.form.slice(0, -1).map(({ sha256 }) => sha256);
    for (const sha256 of [...older, aHash('another form')])
      expect(refused(advance(transfer, attached(transfer, { sha256 }), at(6))).refused).toBe(
        'form-not-the-current-one',
      );
  });

  it('waits for the last seal', () => {
    const { sealedIn: __, ...unsealed } = transfer.signatures.customer ?? {};
    const early = { ...transfer, signatures: { ...transfer.signatures, customer: unsealed } } as Transfer;
    expect(refused(advance(early, attached(early), at(6))).refused).toBe('form-not-ready');
  });

  it.each([
    ['a minute ahead of our clock', at(6, 60_000), true],
    ['in the future', at(6, 60_001), false],
    ['a minute before the last signature', at(5, 1 - 60_000), true],
    ['before the last signature', at(5, -60_000), false],
  ])('at a time that is %s', (_, attachedAt, fits) => {
    const outcome = advance(transfer, attached(transfer, { attachedAt }), at(6));
    if (fits) expect(accepted(outcome).transfer.clock?.startedAt).toBe(attachedAt);
    else
      expect(refused(outcome)).toMatchObject({
        refused: 'invalid-time',
        violations: [{ path: 'attachedAt' }],
      });
  });

  it('lists every failure of the check, each with who can mend it', () => {
    const refusal = refused(advance(stale, attached(stale), at(6)));
    expect(refusal.refused).toBe('submission-check-failed');
    expect(refusal.violations.map(({ path }) => path)).toEqual([
      'signatures.currentPartner',
      'signatures.newPartner',
    ]);
    expect(JSON.stringify(refusal.violations[0])).toContain('current partner');
    expect(JSON.stringify(refusal.violations[1])).toContain('new partner');
  });

  it('is over when the stage’s time is, whatever the alarm does', () => {
    const late = days(transfer.stageSince, 10);
    const message = attached(transfer, { attachedAt: late });
    expect(refused(advance(transfer, message, late)).refused).toBe('too-late');
  });
});

describe('the product’s own look at the form', () => {
  it('is on record once per upload, and asks the current partner to attach it (R-27, R-33)', () => {
    const once = checkSubmission(transfer, at(6));
    expect(once.facts).toEqual([{ kind: 'submissionChecked', failures: [] }]);
    expect(once.transfer.pendingMails.at(-1)).toMatchObject({ kind: 'attachForm', to: 'currentPartner' });
    expect(checkSubmission(once.transfer, at(7))).toEqual({ transfer: once.transfer, facts: [] });
    const again = checkSubmission({ ...once.transfer, submissions: 1 }, at(8));
    expect(again.facts).toHaveLength(1);
  });

  it('is for the stage submission only', () => {
    const support = arrivedAt('support');
    expect(checkSubmission(support, at(7))).toEqual({ transfer: support, facts: [] });
  });

  it('leaves signatures that are too old to be collected anew (D-05)', () => {
    expect(checkSubmission(stale, at(6))).toEqual({ transfer: stale, facts: [] });
  });

  it('holds the upload back without a ticket number, and says to whom it falls (R-33, A-08)', () => {
    const { transfer: held, facts } = checkSubmission(ticketless, at(6));
    expect(facts).toEqual([
      {
        kind: 'submissionChecked',
        failures: [expect.stringMatching(/^serviceTicket .*; to mend by: current partner\.$/)],
      },
    ]);
    expect(news(ticketless, held)).toEqual(['formNotReady currentPartner']);
    expect(checkSubmission(held, at(7))).toEqual({ transfer: held, facts: [] });
  });

  it('is made anew when the ticket comes, and then the form is asked for (A-08)', () => {
    const held = checkSubmission(ticketless, at(6)).transfer;
    const opened = accepted(advance(held, ticketOpened({ openedAt: at(7) }), at(7))).transfer;
    const again = checkSubmission(opened, at(7));
    expect(again.facts).toEqual([{ kind: 'submissionChecked', failures: [] }]);
    expect(news(opened, again.transfer)).toEqual(['attachForm currentPartner']);
  });

  it('records every failure with who can mend it', () => {
    const [fact] = checkSubmission(failing, at(6)).facts;
    if (fact?.kind !== 'submissionChecked') throw new Error('no check');
    expect(fact.failures).toHaveLength(2);
    for (const failure of fact.failures) expect(failure).toMatch(/^[a-zA-Z.]+ .*; to mend by: .*\.$/);
  });

  it('does not call a form complete and checked that failed', async () => {
    const failed = checkSubmission(failing, at(6)).transfer;
    const sources = {
      partners: memoryPartnerRegistry(),
      linkSecret: SECRET,
      baseUrl: 'https://transfer.example/api',
      opsMailTo: 'ops@transfer.example',
    };
    const orders = failed.pendingMails.slice(transfer.pendingMails.length);
    const mails = await Promise.all(orders.map((order) => composeMail(sources, failed, order)));
    for (const mail of mails) {
      expect(mail?.subject).not.toContain('complete');
      expect(mail?.text).not.toContain('Checked: three signatures');
      expect(mail?.text).toContain('to mend by: ');
    }
    expect(mails).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { MailKind } from '../../../shared/mail/mail-kind.ts';
import { answered, arrivedAt, at } from '../transfer/walk.ts';
import { CASES, following, mailOf, speaking } from './mail-cases.ts';

const submission = arrivedAt('submission');
const support = arrivedAt('support');
const API = `https://transfer.example/api/transfers/${support.id}`;
const DUE = '2026-11-03 17:00 UTC (09:00 America/Los_Angeles)';

describe('the current partner, asked to attach the form', () => {
  it('gets the file, its hash, the note and the existing ticket (R-27, R-33)', async () => {
    const { text } = await mailOf('attachForm', 'currentPartner');
    expect(text).toContain(`GET ${API}/form`);
    expect(text).toContain(`GET ${API}/upload-note`);
    expect(text).toContain(`SHA-256 ${submission.form.at(-1)?.sha256}`);
    expect(text).toContain('service ticket 2611020040001234 with File Upload; open no second ticket');
    expect(text).not.toContain('First open the service ticket');
  });

  it('is told first that the ticket is missing, where it is (A-08, R-33)', async () => {
    const { serviceTicket: _, ...without } = submission;
    const { text } = await mailOf('attachForm', 'currentPartner', without);
    expect(text.split('\n\n')[2]).toMatch(/^First open the service ticket and report its number/);
    const notReady = await mailOf('formNotReady', 'currentPartner', {
      ...without,
      check: {
        of: 'r1:1 without ticket',
        failures: ['serviceTicket is not recorded (R-33, A-08); to mend by: current partner.'],
      },
    });
    expect(notReady.text).toContain('The number of the service ticket is missing');
  });

  it('reads every failure of the check on a line of its own, with who mends it (R-30, R-32)', async () => {
    const { subject, text, html } = await mailOf('formNotReady', 'currentPartner');
    expect(subject).toContain('does not pass the submission check');
    for (const failure of CASES.formNotReady.stands.check?.failures ?? []) {
      expect(text.split('\n')).toContain(`- ${failure}`);
      expect(html).toContain(`>${failure}</li>`);
    }
  });
});

describe('the customer and the new partner, when everybody has signed', () => {
  it.each(['customer', 'newPartner'] as const)(
    'learn that only the current partner sends the form (R-27): %s',
    async (to) => {
      const { text } = await mailOf('allSigned', to);
      expect(text).toContain(
        'Contoso now attaches it to service ticket 2611020040001234 with Microsoft by 2026-11-12 20:00 UTC',
      );
      expect(text).toContain('Only the current partner can do that');
    },
  );
});

describe('Microsoft’s eight business hours', () => {
  const TOLD = [
    'formSubmitted',
    'supportHalfTime',
    'supportThreeQuarters',
    'supportBreached',
    'supportStillSilent',
  ] as const;
  it.each(TOLD)('are told in %s with their end in UTC and in the calendar’s zone (R-34)', async (kind) => {
    for (const to of CASES[kind].to) expect((await mailOf(kind, to)).text).toContain(DUE);
  });

  it('are told by the calendar they are counted by, in both languages (R-34, A-02)', async () => {
    expect((await mailOf('formSubmitted', 'customer')).text).toContain(
      `within eight business hours: by ${DUE}, counted by the calendar na-pacific, America/Los_Angeles.`,
    );
    expect((await mailOf('formSubmitted', 'customer', speaking('nl', support))).text).toContain(
      `binnen acht werkuren: uiterlijk ${DUE}, geteld volgens de kalender na-pacific, America/Los_Angeles.`,
    );
  });

  it('give way to Microsoft’s own time where that is recorded (R-34)', async () => {
    const own = following(support, { kind: 'supportDueRecorded', dueAt: at(34) }, 7);
    for (const kind of TOLD) {
      const { text } = await mailOf(kind, 'currentPartner', own);
      expect(text).toContain('2026-11-04 01:00 UTC (2026-11-03 17:00 America/Los_Angeles)');
      expect(text).not.toContain('2026-11-03 17:00 UTC');
    }
    expect((await mailOf('formSubmitted', 'customer', own)).text).toContain(
      'Microsoft Support itself has said',
    );
    expect((await mailOf('supportHalfTime', 'ops', own)).subject).toBe(
      'Half of the response time has passed without an answer',
    );
  });

  it('that were missed ask the current partner to inquire, and ops to know (R-10)', async () => {
    const { text } = await mailOf('supportBreached', 'currentPartner');
    expect(text).toContain(`was due ${DUE}`);
    expect(text).toContain('Please ask for it on the ticket. An answer that comes later still counts');
    expect((await mailOf('supportBreached', 'ops')).text).toContain(
      'Contoso is asked to inquire on the ticket',
    );
  });

  it('are not told once the form has come back and no clock runs', async () => {
    const back = following(support, answered({ outcome: 'incomplete' }));
    const { text } = await mailOf('formSubmitted', 'customer', back);
    expect(text).not.toMatch(/eight business hours|2026-11-03 17:00/);
    expect(text).toContain('Microsoft will contact the admins');
  });
});

describe('what Microsoft says', () => {
  const PARTIES = ['customer', 'currentPartner', 'newPartner'] as const;
  const ANSWERS: [MailKind, RegExp][] = [
    ['receiptConfirmed', /confirms receipt on service ticket 2611020040001234/],
    ['formIncomplete', /Page 2 is missing\./],
    ['subscriptionMoved', /the subscription is with Fabrikam/],
  ];
  it.each(ANSWERS)('to the current partner alone is told to all three: %s (A-19)', async (kind, said) => {
    expect([...CASES[kind].to].sort()).toEqual([...PARTIES].sort());
    for (const to of PARTIES) expect((await mailOf(kind, to)).text).toMatch(said);
  });

  it('names the cut-off date to everybody, in both languages (D-06)', async () => {
    const moved = following(support, answered({ cutOffDate: '2026-11-30' }));
    for (const to of PARTIES)
      expect((await mailOf('subscriptionMoved', to, moved)).text).toContain(
        'Billing moves to Fabrikam on 2026-11-30 (cut-off date).',
      );
    expect((await mailOf('subscriptionMoved', 'customer', speaking('nl', moved))).text).toContain(
      'De facturering gaat op 2026-11-30 over naar Fabrikam (overgangsdatum).',
    );
    expect((await mailOf('subscriptionMoved', 'customer')).text).not.toContain('cut-off');
  });

  it('has both admins contacted, which everybody learns at the upload (R-31)', async () => {
    for (const to of PARTIES)
      expect((await mailOf('formSubmitted', to)).text).toContain(
        'Microsoft will contact the admins of both partners to verify the transfer.',
      );
  });

  it('and an admin who denies is told to ops and both partners, with the words (R-31)', async () => {
    for (const to of CASES.adminDenied.to) {
      const { text } = await mailOf('adminDenied', to);
      expect(text).toContain(
        '- The admin of Fabrikam, 2026-11-02 22:00 UTC (14:00 America/Los_Angeles): “Nobody asked me.”',
      );
      expect(text).not.toContain('The admin of Contoso');
    }
  });
});

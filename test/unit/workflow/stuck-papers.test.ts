import { beforeEach, describe, expect, it } from 'vitest';
import type { Papers } from '../../../shared/form/papers.ts';
import { currentForm } from '../../../shared/transfer/transfer.ts';
import { closeTransfer } from '../../../shared/workflow/close-transfer.ts';
import { checkSubmission, makePapers } from '../../../shared/workflow/make-papers.ts';
import { transferView } from '../../../shared/workflow/views.ts';
import { aHash } from '../../support/a-transfer.ts';
import { at, correction, PART, signed, ticketOpened } from '../transfer/walk.ts';
import { aDesk, type Desk, taken, toChapter } from './a-desk.ts';

class TimestampError extends Error {
  override name = 'TimestampError';
}

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});

/** The desk's services with papers of which one cannot be made. */
const failing = (broken: Partial<Papers>) => ({
  ...desk.services,
  papers: { ...desk.services.papers, ...broken },
});
const noSeal = (cause: unknown) => failing({ seal: async () => Promise.reject(cause) });
const factsOf = async (id: string, ...kinds: string[]) =>
  (await desk.transfers.auditTrail(id)).map(({ fact }) => fact).filter(({ kind }) => kinds.includes(kind));
const minutesLater = (minutes: number) => {
  desk.clock.now = new Date(Date.parse(desk.clock.now) + minutes * 60_000).toISOString();
};
const toOps = () => desk.mailer.sent.filter(({ to }) => to.address === 'ops@transfer.example');

/** Everybody has signed, and the last seal cannot be made. */
async function fullySigned(services = noSeal(new TimestampError('No authority answered.'))) {
  const transferId = await toChapter(desk, 'signatures');
  for (const party of ['customer', 'newPartner'] as const)
    taken(await desk.say(transferId, signed(await desk.stored(transferId), party)));
  const standing = await checkSubmission(services, { transferId });
  return { transferId, standing };
}

describe('a seal that cannot be made', () => {
  it('stops no orchestration: the transfer says what is stuck and why, and the alarm comes soon', async () => {
    const { transferId, standing } = await fullySigned();
    const { stuck, stage } = await desk.stored(transferId);
    expect(stage).toBe('submission');
    expect(stuck).toMatchObject({ paper: 'signature', reason: 'No authority answered.' });
    expect(Date.parse(standing.alarmAt) - Date.parse(desk.clock.now)).toBe(15_000);
    expect(standing.questions).toContain('changed:1');
    expect(transferView(await desk.stored(transferId)).waitsFor).toEqual(['ops']);
    const listed = await desk.services.index.open({ limit: 5 });
    expect(listed.items).toMatchObject([{ transferId, stuck: 'signature' }]);
    expect(await factsOf(transferId, 'submissionChecked')).toEqual([]);
  });

  it('is tried ever more seldom, goes on record once, and ops are told after five minutes, once', async () => {
    const services = noSeal(new TimestampError('No authority answered.'));
    const { transferId } = await fullySigned(services);
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const { alarmAt } = await checkSubmission(services, { transferId });
      waits.push((Date.parse(alarmAt) - Date.parse(desk.clock.now)) / 60_000);
      desk.clock.now = alarmAt;
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(60);
    minutesLater(600);
    await checkSubmission(services, { transferId });
    expect(await factsOf(transferId, 'paperStuck', 'paperStillStuck')).toMatchObject([
      { kind: 'paperStuck', paper: 'signature', reason: 'No authority answered.' },
      { kind: 'paperStillStuck', paper: 'signature' },
    ]);
    expect(toOps()).toHaveLength(1);
    expect(toOps()[0]?.text).toContain('No authority answered.');
    const listed = await desk.services.index.open({ limit: 5 });
    expect(listed.items).toMatchObject([{ transferId, stuck: 'signature' }]);
    expect((await desk.stored(transferId)).reminders).toBe(0);
  });

  it('is made when ops ask for it and the fault is gone: nothing is sealed twice, and the story goes on', async () => {
    const { transferId } = await fullySigned();
    taken(await desk.say(transferId, { kind: 'resealAsked' }));
    expect(desk.nudged.at(-1)).toContain('changed:1');
    await checkSubmission(desk.services, { transferId });
    const transfer = await desk.stored(transferId);
    expect(transfer.stuck).toBeUndefined();
    expect(transfer.form.map(({ after }) => after)).toEqual([
      'prepared',
      'currentPartner',
      'newPartnerFilled',
      'customer',
      'newPartner',
    ]);
    expect(await factsOf(transferId, 'submissionChecked')).toMatchObject([{ failures: [] }]);
    expect(await desk.say(transferId, { kind: 'resealAsked' })).toMatchObject({
      refused: 'nothing-is-stuck',
    });
  });

  it.each([
    [new TypeError('AccountKey=c2VjcmV0 is bad'), 'TypeError; the log has more.'],
    ['no error at all', 'Something unexpected happened; the log has more.'],
  ])('says no more of a failure than ops may read: %s', async (cause, reason) => {
    const lines: string[] = [];
    const { transferId } = await fullySigned({ ...noSeal(cause), log: (line) => void lines.push(line) });
    expect((await desk.stored(transferId)).stuck?.reason).toBe(reason);
    expect(lines.join()).toContain(transferId);
  });

  it('is noted anew when the reason is another', async () => {
    const { transferId } = await fullySigned();
    await checkSubmission(noSeal(new TimestampError('It answered with garbage.')), { transferId });
    expect(await factsOf(transferId, 'paperStuck')).toHaveLength(2);
  });
});

describe('the time a stuck paper keeps people waiting', () => {
  it('is not theirs: nobody is reminded, nothing expires, and it is given back when the paper is made', async () => {
    const services = failing({ fillNewPartner: async () => Promise.reject(new Error('no fonts')) });
    const transferId = await toChapter(desk, 'newPartner');
    desk.clock.now = at(3);
    taken(await desk.say(transferId, { kind: 'newPartnerSubmitted', ...PART }));
    await makePapers(services, { transferId });
    const { expiresAt, remindAt } = await desk.stored(transferId);
    minutesLater(4 * 24 * 60);
    await makePapers(services, { transferId });
    const waiting = await desk.stored(transferId);
    expect(waiting).toMatchObject({ stage: 'signatures', stuck: { paper: 'part' }, reminders: 0 });
    await makePapers(desk.services, { transferId });
    const made = await desk.stored(transferId);
    const later = (instant = '') => new Date(Date.parse(instant) + 4 * 24 * 3_600_000).toISOString();
    expect([made.expiresAt, made.remindAt]).toEqual([later(expiresAt), later(remindAt)]);
    expect(made.links.customer?.expiresAt).toBe(later(expiresAt));
  });

  it('is over with the revision or the transfer it was about', async () => {
    const { transferId } = await fullySigned();
    taken(await desk.say(transferId, correction({ revision: 1 })));
    expect((await desk.stored(transferId)).stuck).toBeUndefined();
    desk = await aDesk();
    const other = await fullySigned();
    taken(await desk.say(other.transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    expect((await desk.stored(other.transferId)).stuck).toBeUndefined();
  });
});

describe('a form that cannot be prepared', () => {
  it('is stuck as well, and is made by the next try', async () => {
    const transferId = await toChapter(desk, 'ticket');
    taken(await desk.say(transferId, ticketOpened({ openedAt: desk.clock.now })));
    const prepare = async () => Promise.reject(new Error('no fonts'));
    await makePapers(failing({ prepare }), { transferId });
    expect(await desk.stored(transferId)).toMatchObject({ form: [], stuck: { paper: 'form' } });
    await makePapers(desk.services, { transferId });
    expect(currentForm(await desk.stored(transferId))?.after).toBe('prepared');
  });
});

describe('a drawn signature', () => {
  it('is sealed with its strokes, which are kept among the documents', async () => {
    const transferId = await toChapter(desk, 'currentPartnerSignature');
    const strokes = {
      width: 600,
      height: 200,
      strokes: [
        [
          [10, 10],
          [300, 150],
          [500, 40],
        ],
      ],
    };
    const drawing = await desk.services.documents.put(transferId, Buffer.from(JSON.stringify(strokes)));
    const said = signed(await desk.stored(transferId), 'currentPartner', { method: 'drawn', drawing });
    taken(await desk.say(transferId, said));
    await makePapers(desk.services, { transferId });
    const { form, signatures } = await desk.stored(transferId);
    expect(signatures.currentPartner).toMatchObject({ method: 'drawn', drawing });
    const bytes = await desk.services.forms.get(transferId, form.at(-1)?.sha256 ?? '');
    expect(Buffer.from(bytes).toString()).toMatch(/sealed by currentPartner with a drawing$/);
  });
});

describe('the certificate at the end', () => {
  const cancelled = async () => {
    const transferId = await toChapter(desk, 'signatures');
    taken(await desk.say(transferId, { kind: 'transferCancelled', by: 'ops', reason: 'No budget' }));
    return transferId;
  };

  it('is made once, filed under its hash, and everybody gets a link to the copies', async () => {
    const transferId = await cancelled();
    const standing = await closeTransfer(desk.services, { transferId });
    expect(standing).toMatchObject({ stage: 'cancelled', unfinished: false });
    const { certificate, links } = await desk.stored(transferId);
    const bytes = await desk.services.forms.get(transferId, certificate?.sha256 ?? '');
    expect(Buffer.from(bytes).toString()).toBe(`certificate of ${transferId}`);
    expect(Object.keys(links).every((holder) => holder.startsWith('copies.'))).toBe(true);
    await Promise.all([1, 2, 3].map(() => closeTransfer(desk.services, { transferId })));
    expect(await factsOf(transferId, 'certificateIssued')).toHaveLength(1);
  });

  it('that is stuck keeps the end open and the news going out, until it is made', async () => {
    const transferId = await cancelled();
    const mails = desk.mailer.sent.length;
    const certify = async () => Promise.reject(new TimestampError('No authority answered.'));
    const standing = await closeTransfer(failing({ certify }), { transferId });
    expect(standing).toMatchObject({ unfinished: true, questions: ['changed:1'] });
    const listed = await desk.services.index.open({ limit: 5 });
    expect(listed.items).toMatchObject([{ transferId, stage: 'cancelled', unfinished: true }]);
    expect(desk.mailer.sent.slice(mails).map(({ subject }) => subject)).toHaveLength(3);
    taken(await desk.say(transferId, { kind: 'resealAsked' }));
    const done = await closeTransfer(desk.services, { transferId });
    expect(done).toMatchObject({ unfinished: false, questions: [] });
    expect(desk.mailer.sent.length - mails).toBe(8);
    expect((await desk.services.index.open({ limit: 5 })).items).toEqual([]);
  });

  it('notes a timestamp it had to do without', async () => {
    const transferId = await cancelled();
    const certify: Papers['certify'] = async (content) => ({
      ...(await desk.services.papers.certify(content)),
      thumbprint: aHash('seal'),
      timestampMissed: 'The authority did not answer.',
    });
    await closeTransfer(failing({ certify }), { transferId });
    expect(await factsOf(transferId, 'timestampMissed')).toMatchObject([{ paper: 'certificate' }]);
  });
});

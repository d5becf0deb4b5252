import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, Html, html } from '../../../shared/mail/html.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { anyText } from '../transfer/any-text.ts';
import { arrivedAt } from '../transfer/walk.ts';
import { mailOf, ORDERS, speaking, transferFor } from './mail-cases.ts';

/** The transfer with this text wherever people may write. */
function writtenBy(transfer: Transfer, text: string): Transfer {
  const { customer, currentPartner, newPartner } = transfer;
  const person = { firstName: text, lastName: text, title: text };
  const details = (of: typeof currentPartner.details) => ({
    ...of,
    admin: { ...of.admin, firstName: text, lastName: text },
    signatory: { ...of.signatory, ...person },
  });
  const { part } = newPartner;
  const attested = part && {
    details: details(part.details),
    resellerRelationship: { ...part.resellerRelationship, evidence: text },
    agreement: { ...part.agreement, name: text, attestedBy: text },
  };
  return {
    ...transfer,
    customer: { ...customer, organisationName: text, contact: { ...customer.contact, ...person } },
    currentPartner: {
      ...currentPartner,
      identity: { ...currentPartner.identity, organisationName: text },
      details: details(currentPartner.details),
    },
    newPartner: {
      ...newPartner,
      identity: { ...newPartner.identity, organisationName: text },
      ...(attested && { part: attested }),
    },
    ...saidBy(transfer, text),
  };
}

/** The fields that hold what somebody said on the way. */
function saidBy(transfer: Transfer, text: string): Partial<Transfer> {
  const { end, serviceTicket, access, verified } = transfer;
  const { newPartner } = verified;
  return {
    oldRevisions: transfer.oldRevisions.map((old) => ({ ...old, reason: text })),
    ...(end && { end: { ...end, by: text, reason: `Cancelled by ops: ${text}` } }),
    ...(serviceTicket && { serviceTicket: { ...serviceTicket, number: text } }),
    ...(access && { access: { ...access, ranBy: text } }),
    ...(transfer.supportNote && { supportNote: text }),
    ...(newPartner && { verified: { ...verified, newPartner: { ...newPartner, note: text } } }),
  };
}

const tags = (markup: string) =>
  markup
    .replaceAll('lang="nl"', 'lang="en"')
    .replaceAll('?language=nl', '')
    .match(/<[^>]*>/g) ?? [];
const CORPUS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</p></body></html><h1>Pay here</h1>',
  '<a href="https://evil.example">click</a>',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '&#x3c;b&#x3e;',
  `$${'{process.env.SECRET}'}`,
  '{{constructor.constructor("x")()}}',
  '$&',
  "$'",
  '$1',
  '<',
  '>',
  '&',
  'a\r\nBcc: everybody@evil.example',
];

describe.each(ORDERS)('$name', ({ kind, to }) => {
  const clean = transferFor(kind);

  it('keeps its own tags and its subject, whatever people call themselves', async () => {
    const plain = await mailOf(kind, to, writtenBy(clean, 'Plain'));
    for (const text of CORPUS) {
      const mail = await mailOf(kind, to, writtenBy(clean, text));
      expect(tags(mail.html)).toEqual(tags(plain.html));
      expect(mail.subject).toBe(plain.subject);
      const dutch = await mailOf(kind, to, speaking('nl', writtenBy(clean, text)));
      expect(tags(dutch.html)).toEqual(tags(plain.html));
      expect(dutch.subject).not.toContain(text);
      expect(mail.operationId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  });
});

describe('any text at all', () => {
  it('stays inside its element, and nothing of it is lost', async () => {
    const plain = tags(
      (await mailOf('transferEnded', 'customer', writtenBy(arrivedAt('completed'), 'x'))).html,
    );
    const piece = fc.oneof(anyText(20), fc.constantFrom(...CORPUS));
    await fc.assert(
      fc.asyncProperty(piece, async (text) => {
        const mail = await mailOf('transferEnded', 'customer', writtenBy(arrivedAt('completed'), text));
        expect(tags(mail.html)).toEqual(plain);
        expect(mail.html).toContain(escapeHtml(text));
        expect(mail.text).toContain(text);
      }),
      { numRuns: 40 },
    );
  });

  it('is in every kind of mail: the corpus reaches it', async () => {
    for (const { kind, to } of ORDERS) {
      const { html: markup } = await mailOf(kind, to, writtenBy(transferFor(kind), '<b>'));
      expect(markup).toContain('&lt;b&gt;');
    }
  });
});

describe('the HTML template', () => {
  it('escapes what is put in, in elements and attributes, and lists, and leaves HTML as it is', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p title="${'"\'&'}">${inner}${[inner, '<u>']}</p>`.text).toBe(
      '<p title="&quot;&#39;&amp;"><b>&lt;i&gt;</b><b>&lt;i&gt;</b>&lt;u&gt;</p>',
    );
    expect(inner).toBeInstanceOf(Html);
  });

  it('shows nothing for what is not there, and a nought for a nought', () => {
    expect(html`${undefined}${null}${false}${0}`.text).toBe('0');
  });

  it('is not fooled by something that only looks like HTML', () => {
    expect(html`${{ text: '<b>', toString: () => '<i>' }}`.text).toBe('&lt;i&gt;');
  });

  it('can be read back', () => {
    const back = (text: string) =>
      text.replace(
        /&(amp|lt|gt|quot|#39);/g,
        (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[String(name)] ?? "'",
      );
    fc.assert(fc.property(anyText(), (text) => back(escapeHtml(text)) === text));
    fc.assert(fc.property(anyText(), (text) => !/[<>"']/.test(escapeHtml(text))));
  });
});

import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { arrivedAt, atStage } from '../transfer/walk.ts';
import { COLLEAGUE, mailOf, order, sources, speaking, transferFor, withCopies } from './mail-cases.ts';

const PARTIES = ['customer', 'currentPartner', 'newPartner'] as const;
const filed = transferFor('copies');
const tokenIn = (text: string): string => /\/sign(?:\?language=nl)?#(\S+)/.exec(text)?.[1] ?? '';
const formHash = filed.form.at(-1)?.sha256;

describe('the copies of an ended transfer', () => {
  it.each(PARTIES)('lead the contact of the %s to form and certificate, by a link of its own', async (to) => {
    const { text, html } = await mailOf('copies', to);
    expect(hashOf(tokenIn(text))).toBe(filed.links[`copies.${to}`]?.tokenHash);
    expect(html).toContain('>Get your copies</a>');
    expect(text).toContain('The link works until 2027-02-01 00:00 UTC.');
    expect(text).toContain(
      `- Form, SHA-256: ${formHash}\n- Certificate, SHA-256: ${filed.certificate?.sha256}`,
    );
    expect(text).toContain('forward the documents, not the link');
  });

  it.each(PARTIES)('go to whoever signed for the %s, too, and say how it ended', async (to) => {
    const contact = await mailOf('copies', to);
    const signatory = await mailOf('copiesForSignatory', to);
    expect(signatory.to.address).not.toBe(contact.to.address);
    expect(signatory.to.address).toBe(filed.links[`copies.${to}.signatory`]?.email);
    expect(hashOf(tokenIn(signatory.text))).toBe(filed.links[`copies.${to}.signatory`]?.tokenHash);
    expect(signatory.text).toContain('You signed, or were asked to sign, the form of this transfer for');
    expect(signatory.text).toContain(
      'The subscription is with Fabrikam, and the access of Contoso is removed.',
    );
    expect(contact.text).not.toContain('You signed');
  });

  it('speak the customer’s language to the colleague who signed for it', async () => {
    const { to, text, html } = await mailOf('copiesForSignatory', 'customer', speaking('nl', filed));
    expect(to.address).toBe(COLLEAGUE.email);
    expect(text).toContain('Het abonnement is bij Fabrikam');
    expect(html).toContain('>Haal uw kopieën op</a>');
  });

  it('come with the news of the end when they are ready by then, and not before', async () => {
    for (const to of PARTIES) {
      const { text, html } = await mailOf('transferEnded', to, filed);
      expect(hashOf(tokenIn(text))).toBe(filed.links[`copies.${to}`]?.tokenHash);
      expect(html).toContain('>Get your copies</a>');
      expect((await mailOf('transferEnded', to)).text).not.toMatch(/sign(?:\?language=nl)?#|[Cc]ertificate/);
    }
  });

  it('of a transfer that never had a form are the certificate alone', async () => {
    const { text } = await mailOf('copies', 'customer', withCopies({ ...atStage('rejected'), form: [] }));
    expect(text).toContain('The certificate can be read and kept by the link below.');
    expect(text).not.toContain('Form, SHA-256');
  });

  it.each<[string, Transfer]>([
    ['was replaced', { ...filed, links: {} }],
    [
      'is another address’s',
      { ...filed, signatories: { customer: { ...COLLEAGUE, email: 'new@example.org' } } },
    ],
  ])('are not mailed when their link %s', async (_, transfer) => {
    expect(
      await composeMail(sources, transfer, order(transfer, 'copiesForSignatory', 'customer')),
    ).toBeUndefined();
  });
});

describe('a paper that cannot be made', () => {
  const stuck = transferFor('paperStuck');

  it('is told to ops with the paper, the reason, since when, and what to do', async () => {
    const { to, text } = await mailOf('paperStuck', 'ops');
    expect(to.address).toBe('ops@transfer.example');
    expect(text).toContain('The paper: the seal of a signature that has been given.');
    expect(text).toContain('missing since 2026-11-02 20:00 UTC');
    expect(text).toContain('“The key store gave no answer.”');
    expect(text).toContain(`POST https://transfer.example/api/ops/transfers/${stuck.id}/actions/reseal`);
  });

  it('is no news any more once it has been made', async () => {
    const { stuck: _, ...mended } = stuck;
    expect(await composeMail(sources, mended, order(mended, 'paperStuck', 'ops'))).toBeUndefined();
  });
});

describe('the new partner’s part', () => {
  it.each(['newPartnerTurn', 'confirmProposal', 'stageReminder'] as const)(
    'can be filled in by the link of %s, beside the portal’s way (R-25)',
    async (kind) => {
      const transfer = kind === 'stageReminder' ? transferFor('newPartnerTurn') : transferFor(kind);
      const { to, text, html } = await mailOf(kind, 'newPartner', transfer);
      expect(hashOf(tokenIn(text))).toBe(transfer.links.part?.tokenHash);
      expect(to.address).toBe(transfer.links.part?.email);
      expect(html).toContain('>Fill in the new partner’s part</a>');
      expect(text).toContain('on the page behind the link below');
      expect(text).toContain('new-partner.submitted');
      expect(text).toContain('Your part counts once you have sent it');
    },
  );

  it('is not led to once it has been given, though its link may live', async () => {
    const signatures = arrivedAt('signatures');
    const { part } = transferFor('newPartnerTurn').links;
    const email = signatures.newPartner.part?.details.admin.email;
    if (!part || !email) throw new Error('no link, or nobody it could be mailed to');
    const living = { ...signatures, links: { ...signatures.links, part: { ...part, email } } };
    const { text } = await mailOf('stageReminder', 'newPartner', living);
    expect(text).not.toMatch(/sign(?:\?language=nl)?#|behind the link/);
  });

  it('is asked of its portal alone where there is no link', async () => {
    const { links, ...transfer } = transferFor('newPartnerTurn');
    const { part: _, ...others } = links;
    const { text } = await mailOf('newPartnerTurn', 'newPartner', { ...transfer, links: others });
    expect(text).toContain('through your portal (new-partner.submitted):');
    expect(text).not.toMatch(/sign(?:\?language=nl)?#|link below/);
  });
});

describe('the mail with everybody’s copies', () => {
  it.each([
    ['en', 'The papers of this transfer are ready.', /has ended|terminated/],
    ['nl', 'De documenten van deze overdracht zijn klaar.', /beëindigd/],
  ] as const)('calls a completed transfer nothing else, in %s', async (language, ready, other) => {
    const { text } = await mailOf('copies', 'customer', speaking(language, transferFor('copies')));
    expect(text).toContain(ready);
    expect(text).not.toMatch(other);
  });
});

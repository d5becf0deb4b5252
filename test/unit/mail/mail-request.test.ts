import { describe, expect, it } from 'vitest';
import { PLACES } from '../../../shared/guidance/cloud-places.ts';
import { composeMail } from '../../../shared/mail/compose-mail.ts';
import { arrivedAt, correction } from '../transfer/walk.ts';
import { following, mailOf, order, sources, speaking } from './mail-cases.ts';

const ticket = arrivedAt('ticket');
const part = arrivedAt('newPartner');
const API = `https://transfer.example/api/transfers/${ticket.id}`;

describe('the customer, when its request is received', () => {
  it.each([
    ['en', 'please do not take your current partner’s permissions away'],
    ['nl', 'Trek de machtigingen van uw huidige partner niet in'],
  ] as const)('is told in %s to keep the current partner’s permissions (D-16)', async (language, said) => {
    expect((await mailOf('requestReceived', 'customer', speaking(language, ticket))).text).toContain(said);
  });

  it.each([
    ['en', 'Microsoft cannot step in for you or for Fabrikam.'],
    ['nl', 'Microsoft kan niet optreden voor u of voor Fabrikam.'],
  ] as const)('is told in %s that Microsoft cannot step in (R-10)', async (language, said) => {
    expect((await mailOf('requestReceived', 'customer', speaking(language, ticket))).text).toContain(said);
  });

  it('learns whom to work with, who acts next and by when, and that it may withdraw (R-11)', async () => {
    const { text } = await mailOf('requestReceived', 'customer');
    expect(text).toContain('Your contact at Contoso is Ana Ortiz, admin@contoso.com, 4255550100.');
    expect(text).toContain('Next, Contoso opens a service ticket');
    expect(text).toContain('due by 2026-12-02 16:00 UTC');
    expect(text).toContain('you can also withdraw your request');
  });
});

describe('the current partner, asked for the service ticket', () => {
  it('gets the draft, the way and the field values (R-13, R-14, R-15, R-16)', async () => {
    const { text } = await mailOf('openServiceTicket', 'currentPartner');
    expect(text).toContain(
      [
        'And copy this into it:\n',
        'Title: CSP subscription transfer request – Lucerne Publishing',
        'Contact: Ana Ortiz, admin@contoso.com, 4255550100\n',
        'Description:\nPlease transfer this Azure subscription from the current partner to the new partner.',
      ].join('\n'),
    );
    expect(text).toContain(
      `Azure subscription ID (to transfer): ${ticket.subscription.azureSubscriptionId}\n`,
    );
    expect(text).toMatch(
      /\nCurrent partner: Contoso, Microsoft ID \S+\nNew partner: Fabrikam, Microsoft ID /,
    );
    expect(text).toContain(`\n\nPortals read the whole draft at GET ${API}/ticket-draft.`);
    expect(text).toContain(
      'Customers → Lucerne Publishing → Service management → Support tickets → New ticket → Microsoft Azure',
    );
    expect(text).toContain(`${PLACES.usgov.azurePortal} → New support request`);
    for (const value of [
      'Issue type: Subscription management',
      'Support plan: Cloud Solution Provider',
      'Severity: C-Minimal impact',
      'Problem type: Other General Questions',
    ])
      expect(text).toContain(`- ${value}\n`);
  });

  it('gets the values and places that settings choose (A-14, A-15)', async () => {
    const guidance = {
      ticketValues: {
        issueType: 'Billing',
        supportPlan: 'CSP',
        severity: 'Minimal',
        problemType: 'Transfer ownership of my subscription',
      },
      places: { ...PLACES, usgov: { ...PLACES.usgov, azurePortal: 'https://portal.example' } },
    };
    const mail = await composeMail(
      { ...sources, guidance },
      ticket,
      order(ticket, 'openServiceTicket', 'currentPartner'),
    );
    expect(mail?.text).toContain('Problem type: Transfer ownership of my subscription');
    expect(mail?.text).toContain('https://portal.example → New support request');
  });

  it('names both ids, each with its label, and its own contact data (R-24, D-14)', async () => {
    const { azureSubscriptionId, partnerCenterSubscriptionId } = ticket.subscription;
    const { text } = await mailOf('openServiceTicket', 'currentPartner');
    expect(text).toContain(`- Azure subscription ID: ${azureSubscriptionId}\n`);
    expect(text).toContain(`- Partner Center subscription ID: ${partnerCenterSubscriptionId}\n`);
    expect(text).toContain('your own contact data in the ticket, not the customer’s');
  });

  it('may open the ticket later than it signs (A-08)', async () => {
    const { text } = await mailOf('openServiceTicket', 'currentPartner');
    expect(text).toContain('(service-ticket.opened) by 2026-12-02 16:00 UTC');
    expect(text).toContain('(service-ticket.postponed); its number is needed before the form is attached');
  });

  it('is warned when its country is not the customer’s, and only then (A-13)', async () => {
    const { currentPartner } = ticket;
    const elsewhere = {
      ...ticket,
      currentPartner: { ...currentPartner, identity: { ...currentPartner.identity, country: 'CA' } },
    };
    expect((await mailOf('openServiceTicket', 'currentPartner', elsewhere)).text).toMatch(
      /Please note: Contoso, the current partner, is in CA/,
    );
    expect((await mailOf('openServiceTicket', 'currentPartner')).text).not.toContain('Please note');
  });
});

describe('the new partner’s turn', () => {
  const signed = arrivedAt('submission');
  const again = following(
    signed,
    correction(signed, { by: 'newPartner', reason: 'Another city.', sections: ['newPartner'] }),
  );
  const first = arrivedAt('newPartner');
  const renewed = following(first, correction(first, { by: 'customer', reason: 'Another street.' }));
  const asked = { ...renewed, stage: 'newPartner' as const };

  it.each([
    [
      'newPartner',
      'en',
      again,
      'The new partner asked for a correction: “Another city.” So your part of the form is needed once more, although you have sent it before.',
    ],
    [
      'newPartner',
      'en',
      asked,
      'You were asked for your part of the form before; since then it has changed. The customer asked for a correction: “Another street.”',
    ],
    [
      'customer',
      'en',
      again,
      'The new partner asked for a correction: “Another city.” That is why Fabrikam is now asked again for its part',
    ],
    [
      'customer',
      'nl',
      again,
      'De nieuwe partner heeft om een correctie gevraagd: ‘Another city.’ Daarom is Fabrikam nu opnieuw gevraagd om zijn deel',
    ],
  ] as const)(
    'says to the %s in %s that it comes again after a correction, and why (A-11)',
    async (to, language, transfer, said) => {
      const kind = to === 'customer' ? 'newPartnerAsked' : 'newPartnerTurn';
      const mail = await mailOf(kind, to, speaking(language, transfer));
      expect(mail.text).toContain(said);
      expect(mail.subject).toMatch(/again|opnieuw/);
      const once = await mailOf(kind, to, speaking(language, first));
      expect(`${once.subject} ${once.text}`).not.toMatch(
        /asked again|needed again|once more|correction:|opnieuw/,
      );
    },
  );

  it('asks the new partner for relationship, agreement and people, by a time (R-26, R-28, R-30)', async () => {
    const { text } = await mailOf('newPartnerTurn', 'newPartner');
    expect(text).toContain('- your reseller relationship with Lucerne Publishing');
    expect(text).toContain('you may add the invitation link, which is checked against your Microsoft ID');
    expect(text).toContain('- your agreement with Lucerne Publishing');
    expect(text).toContain('contact data of your admin and of your signatory');
    expect(text).toContain('It is needed by 2026-12-02 18:00 UTC.');
  });

  it('tells the customer that it may enter the data, which the new partner then confirms (A-20)', async () => {
    const { text } = await mailOf('newPartnerAsked', 'customer');
    expect(text).toContain('you may enter it on your own page');
    expect(text).toContain('only after Fabrikam has confirmed it');
    expect(text).toContain('a Global admin of your organisation has to accept it');
  });

  it('asks the new partner to confirm what the customer entered, by its number (A-20)', async () => {
    const { text } = await mailOf('confirmProposal', 'newPartner');
    expect(text).toContain('(number 1). Nothing of it stands in the form yet.');
    expect(text).toContain('new-partner.submitted with confirmsProposal');
    expect(text).toContain(`GET ${API}.`);
  });

  it('mentions what the customer has entered already, when it is asked again (A-20)', async () => {
    const proposal = { kind: 'newPartnerProposed', details: part.currentPartner.details } as const;
    expect((await mailOf('newPartnerTurn', 'newPartner')).text).toContain('may enter your contact data');
    const details = {
      ...proposal.details,
      signatory: { ...proposal.details.signatory, email: 'zoe@fabrikam.com' },
    };
    const proposed = following(part, { ...proposal, details }, 4);
    expect((await mailOf('newPartnerTurn', 'newPartner', proposed)).text).toContain(
      'has entered your contact data for you (number 1)',
    );
  });
});

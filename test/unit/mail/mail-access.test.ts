import { describe, expect, it } from 'vitest';
import { whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { answered, arrivedAt, at, days, NEW_COMMERCE_ID } from '../transfer/walk.ts';
import { ageless, following, mailOf, speaking, transferFor, unfollowed } from './mail-cases.ts';

const access = arrivedAt('access');
const completed = arrivedAt('completed');
const API = `https://transfer.example/api/transfers/${access.id}`;
const { azureSubscriptionId } = access.subscription;

describe('removing the old partner’s access', () => {
  it.each([
    ['usgov', 'Connect-AzAccount -Environment AzureUSGovernment -Tenant'],
    ['public', 'Connect-AzAccount -Tenant'],
  ] as const)(
    'begins with commands for the %s cloud, each on its line (R-36, R-37, R-39, R-40)',
    async (cloud, signIn) => {
      const { text, html } = await mailOf('removeOldAccess', 'newPartner', { ...access, cloud });
      const commands = [
        `${signIn} 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0'`,
        `Set-AzContext -Subscription '${azureSubscriptionId}'`,
        'Get-AzRoleAssignment | ConvertTo-Json -Depth 4 | Set-Content -Encoding utf8 roles.json',
      ];
      expect(text).toContain(`\n\n${commands.join('\n')}\n\n`);
      expect(html).toContain(`${commands.join('\n').replaceAll("'", '&#39;')}</pre>`);
    },
  );

  it.each(['customer', 'newPartner'] as const)(
    'tells the %s to grant first and never to remove the last Owner (D-08, D-10)',
    async (to) => {
      const { text } = await mailOf('removeOldAccess', to);
      expect(text).toContain(
        'First give the new partner its own Owner role, then remove the old partner’s; never remove the last Owner.',
      );
      expect(text).toContain('The transfer changes billing only: Contoso still has its roles');
    },
  );

  it('tells each who may remove, and how the other helps (D-07, D-09, A-07)', async () => {
    const own = await mailOf('removeOldAccess', 'newPartner');
    expect(own.text).toContain('Often only Lucerne Publishing has it; then let it run the commands.');
    expect(own.text).toContain('say who ran the commands');
    const { text } = await mailOf('removeOldAccess', 'customer');
    expect(text).toContain('Often only you have it, so Fabrikam may ask you');
    expect(text).toContain('Owner or User Access Administrator');
  });

  it('shows the new partner the way to the customer’s portal (R-42)', async () => {
    expect((await mailOf('removeOldAccess', 'newPartner')).text).toContain(
      'Customers → Lucerne Publishing → Subscriptions → Service management → Microsoft Azure → Microsoft Azure Management Portal',
    );
    expect((await mailOf('removeOldAccess', 'customer')).text).toContain(
      'in the Azure portal: https://portal.azure.us.',
    );
  });

  it('asks the new partner for the new commerce id while it is not known (R-22, D-22)', async () => {
    const unknown = following(arrivedAt('support'), answered());
    const asked = 'Name the new Partner Center subscription ID with it.';
    expect((await mailOf('removeOldAccess', 'newPartner', unknown)).text).toContain(asked);
    expect((await mailOf('removeOldAccess', 'customer', unknown)).text).not.toContain(asked);
    expect((await mailOf('removeOldAccess', 'newPartner')).text).not.toContain(asked);
  });

  it('that is not finished is told with the number left and where the exact commands are (R-41)', async () => {
    const own = await mailOf('accessRemains', 'newPartner');
    expect(own.text).toContain(
      'The list that Łukasz 李 ran (reported 2026-11-03 00:00 UTC) still shows 1 role assignment of Contoso.',
    );
    expect(own.text).toContain(`GET ${API}/access-commands`);
    expect(
      (await mailOf('accessRemains', 'customer', unfollowed(transferFor('accessRemains')))).text,
    ).toContain('Fabrikam can fetch a script with the exact commands');
  });
});

describe('the customer that runs the commands itself (A-07)', () => {
  it.each([
    [
      'en',
      'hand in the list (roles.json) on your own page',
      'exact commands to remove what is left are on your own page',
    ],
    [
      'nl',
      'lever de lijst (roles.json) dan in op uw eigen pagina',
      'de opdrachten om de rest te verwijderen staan op uw eigen pagina',
    ],
  ] as const)(
    'finds on its page in %s what to run and where to hand in the list',
    async (language, handIn, exact) => {
      for (const kind of ['removeOldAccess', 'accessRemains'] as const)
        expect((await mailOf(kind, 'customer', speaking(language, transferFor(kind)))).text).toContain(
          handIn,
        );
      const remains = speaking(language, transferFor('accessRemains'));
      expect((await mailOf('accessRemains', 'customer', remains)).text).toContain(exact);
    },
  );

  it('sends the list to the new partner when it has no page', async () => {
    expect((await mailOf('removeOldAccess', 'customer', unfollowed(access))).text).toContain(
      'Fabrikam reports the list (roles.json) and who ran the commands; send it there if that was you.',
    );
  });
});

describe('the end', () => {
  it.each(['customer', 'currentPartner', 'newPartner'] as const)(
    'names both ids, each with its label, to the %s (R-22, R-23, R-24)',
    async (to) => {
      const { subject, text } = await mailOf('transferEnded', to);
      expect(subject).toBe('The subscription transfer is complete');
      expect(text).toContain(`- Azure subscription ID: ${azureSubscriptionId}\n`);
      expect(text).toContain(`- Partner Center subscription ID: ${NEW_COMMERCE_ID}\n`);
      expect(text).toContain('Every support ticket from now on names both ids:');
    },
  );

  it('labels both ids in Dutch, too (R-24)', async () => {
    const { text } = await mailOf('transferEnded', 'customer', speaking('nl', completed));
    expect(text).toContain(`- Azure-abonnements-id: ${azureSubscriptionId}\n`);
    expect(text).toContain(`- Partner Center-abonnements-id: ${NEW_COMMERCE_ID}\n`);
  });

  it('tells the new partner alone to use the commerce id for usage (D-21)', async () => {
    const told = 'Use the Partner Center subscription ID for usage calls';
    expect((await mailOf('transferEnded', 'newPartner')).text).toContain(told);
    expect((await mailOf('transferEnded', 'customer')).text).not.toContain(told);
  });

  it('tells everybody the cut-off date (D-06)', async () => {
    const dated = { ...completed, cutOffDate: '2026-11-30' };
    for (const to of ['customer', 'currentPartner', 'newPartner'] as const)
      expect((await mailOf('transferEnded', to, dated)).text).toContain(
        'Cut-off date: billing moves to Fabrikam on 2026-11-30.',
      );
  });

  const signatures = arrivedAt('signatures');
  const cancelledBy = (by: 'customer' | 'newPartner' | 'ops') =>
    following(signatures, { kind: 'transferCancelled', by, reason: 'No budget' }, 5);
  const refused = following(arrivedAt('support'), answered({ outcome: 'refused', note: 'Wrong offer' }));
  const ENDS: [string, Transfer, string, boolean][] = [
    ['a withdrawal', cancelledBy('customer'), 'The customer has withdrawn its request: “No budget”', false],
    ['a decline', cancelledBy('newPartner'), 'The new partner has declined: “No budget”', true],
    [
      'a cancel by ops',
      cancelledBy('ops'),
      'The team that runs this service has cancelled the transfer: “No budget”',
      false,
    ],
    ['a refusal', refused, 'Microsoft Support has refused the transfer: “Wrong offer”', true],
    [
      'an expiry',
      whatTimeBrings(ageless(signatures), days(at(4), 11)).transfer,
      'Nothing was heard in time from Lucerne Publishing and Fabrikam.',
      false,
    ],
  ];
  it.each(ENDS)(
    'by %s says who and why, and that no appeal but a new request is possible (D-20, R-08)',
    async (_, transfer, said, noAppeal) => {
      for (const to of ['customer', 'currentPartner', 'newPartner'] as const) {
        const { subject, text } = await mailOf('transferEnded', to, transfer);
        expect(subject).toBe('The subscription transfer has ended');
        expect(text).toContain(said);
        expect(text.includes('there is no appeal at Microsoft')).toBe(noAppeal);
        expect(text).toMatch(/new request .*is possible at any time/);
        expect(text).not.toContain('names both ids');
      }
    },
  );

  it('by ops without proof says so, with the reason (R-41)', async () => {
    const closed = following(access, { kind: 'closedByOps', reason: 'The tenant is gone' });
    expect((await mailOf('transferEnded', 'currentPartner', closed)).text).toContain(
      'without proof that the old partner’s access is removed: “The tenant is gone”',
    );
  });

  it('by rejection gives every reason (R-06, R-07)', async () => {
    const end = { at: at(1), by: 'the product', reason: 'currentPartner is advisor. cloud is usgov.' };
    const rejected: Transfer = { ...arrivedAt('requested'), stage: 'rejected', end };
    expect((await mailOf('transferEnded', 'currentPartner', rejected)).text).toContain(end.reason);
  });
});

describe('a transfer that stands still', () => {
  it('is told to the customer with its contact, for Microsoft cannot step in (R-10, R-11)', async () => {
    const { text } = await mailOf('stageStalled', 'customer');
    expect(text).toContain('The transfer waits for Contoso since 2026-11-02 16:00 UTC');
    expect(text).toContain('Microsoft cannot step in for you or for Fabrikam. Turn to Contoso');
    expect(text).toContain('Your contact at Contoso is Ana Ortiz, admin@contoso.com');
    expect(text).toContain('the transfer ends 2026-12-02 16:00 UTC');
  });

  it('because of others sends the current partner to them, and tells ops what can be done (R-10)', async () => {
    const signatures = arrivedAt('signatures');
    const { text } = await mailOf('stageStalled', 'currentPartner', signatures);
    expect(text).toContain('Please speak to Lucerne Publishing and Fabrikam.');
    expect((await mailOf('stageStalled', 'ops', signatures)).text).toContain('replace a signatory');
    const part = await mailOf('stageStalled', 'customer', arrivedAt('newPartner'));
    expect(part.text).toContain('Please speak to Fabrikam.');
    expect(part.text).not.toContain('admin@contoso.com');
  });

  it('and then gets more time tells so, until when', async () => {
    expect((await mailOf('timeExtended', 'customer')).text).toContain(
      'more time: until 2026-11-22 15:00 UTC',
    );
  });
});

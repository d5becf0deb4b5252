import { beforeAll, describe, expect, it } from 'vitest';
import { asWindowsFile, rolesAtFirst, rolesBefore } from '../../../infra/local/demo/sample-roles.ts';
import { Case } from '../../support/doors/case.ts';
import { refusedAndNothingStored } from '../../support/doors/refused.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask, lookingAs, partnerToken } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();

type Commands = {
  list?: { remaining: number; ranBy: string };
  grant?: { kind: string };
  signIn: string[];
  exportAgain: string;
  removals: { whatIf: string; command: string }[];
  keptOwners: unknown[];
  script: string;
};
const path = ({ transferId }: Case, query = '') => `/transfers/${transferId}/access-commands${query}`;
const commandsOf = async (asked: Case): Promise<Commands> => {
  const answer = await doors.portals.contoso.get(path(asked));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
  return (await answer.json()) as Commands;
};

describe('the access commands', () => {
  const kept: { asked?: Case } = {};
  const asked = () => kept.asked as Case;
  beforeAll(async () => {
    kept.asked = await new Case(doors).reach('access');
  });

  it('say how to sign in and list before there is a list, and remove nothing (R-36, R-37, R-39, R-40)', async () => {
    const { list, grant, signIn, exportAgain, removals, script } = await commandsOf(asked());
    expect({ list, grant, removals }).toEqual({ list: undefined, grant: undefined, removals: [] });
    expect(signIn).toEqual([
      "Connect-AzAccount -Environment AzureUSGovernment -Tenant 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0'",
      `Set-AzContext -Subscription '${asked().subscription}'`,
    ]);
    for (const command of [...signIn, exportAgain]) expect(script).toContain(`\n${command}\n`);
    expect(script).not.toMatch(/Remove-Az|New-Az/);
  });

  it('grant first and keep the last Owner when the old partner is the only one, from the file as PowerShell wrote it (D-08, D-10)', async () => {
    const { subscription } = asked();
    const roleAssignmentsFile = asWindowsFile(rolesAtFirst(subscription));
    await asked().say('contoso', 'access.reported', { ranBy: 'Ada', roleAssignmentsFile });
    await asked().quiet('access');
    const { list, grant, keptOwners, script } = await commandsOf(asked());
    expect(list).toMatchObject({ ranBy: 'Ada' });
    expect(grant?.kind).toBe('command');
    expect(keptOwners).toHaveLength(1);
    expect(script).toContain("New-AzRoleAssignment -ObjectId '33333333-3333-4333-8333-333333333333'");
  });

  it('remove the old partner from the list that came last, each dry run first (R-35, R-41, A-07)', async () => {
    const { subscription } = asked();
    await asked().say('contoso', 'access.reported', {
      ranBy: 'Maria',
      roleAssignments: rolesBefore(subscription),
    });
    await asked().quiet('access');
    const { list, removals, script } = await commandsOf(asked());
    expect(removals).toHaveLength(list?.remaining ?? -1);
    for (const { whatIf, command } of removals) {
      expect(whatIf).toBe(`${command} -WhatIf`);
      expect(script).toContain(`${whatIf}\n${command}\n`);
    }
  });

  it('are a script alone for who asks for text', async () => {
    const { script } = await commandsOf(asked());
    const token = await lookingAs.contoso(doors);
    const asText = [
      await ask(doors, path(asked(), '?format=script'), token),
      await ask(doors, path(asked()), token, { headers: { accept: 'text/plain' } }),
      await ask(doors, `/ops${path(asked(), '?format=script')}`, await lookingAs.ops(doors)),
    ];
    for (const answer of asText)
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
        200,
        'text/plain; charset=utf-8',
        script,
      ]);
  });

  it('are for the new partner and ops, not for who is to lose its access, and others find nothing (A-07)', async () => {
    const rows: [string, number][] = [
      [await lookingAs.fabrikam(doors), 403],
      [await partnerToken(doors, doors.partners.northwind), 404],
      [await lookingAs.ops(doors), 401],
    ];
    await leavingNoTrace(doors, [asked().transferId], async () => {
      for (const [token, status] of rows)
        expect((await ask(doors, path(asked()), token)).status).toBe(status);
      await commandsOf(asked());
    });
  });

  it('are refused before the subscription has moved', async () => {
    const early = await new Case(doors).reach('support');
    const knock = () => doors.portals.contoso.get(path(early));
    const expected = { status: 409, code: 'message-out-of-order', paths: ['stage'] };
    await refusedAndNothingStored(doors, [early.transferId], knock, expected);
  });

  it('say of a completed transfer that nothing is left to remove', async () => {
    const done = await new Case(doors).reach('completed');
    const { removals, script } = await commandsOf(done);
    expect(removals).toEqual([]);
    expect(script).toContain('no role of the old partner on this subscription');
  });
});

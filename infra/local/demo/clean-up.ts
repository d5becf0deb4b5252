import { accepted, type Cast } from './cast.ts';
import type { Telling } from './chapters.ts';
import type { Narrator } from './narrator.ts';
import { AZURE_SUBSCRIPTION, NEW_COMMERCE_ID } from './sample-content.ts';
import { asWindowsFile, rolesAfter, rolesAtFirst, rolesBefore } from './sample-roles.ts';

type Commands = {
  grant?: { command?: string };
  removals: { command: string }[];
  keptOwners: unknown[];
  review: unknown[];
};

/** Steps 6 and 7: three lists of roles, and the commands each of them leads to. */
export async function cleanUp({ cast, narrator, transferId }: Telling): Promise<void> {
  const { contoso } = cast;
  await report(cast, transferId, { roleAssignmentsFile: asWindowsFile(rolesAtFirst()) });
  const first = await commands(cast, transferId);
  narrator.step(
    '6',
    'Maria’s team lists the roles into a file, Contoso hands it in: Fabrikam is the only Owner',
  );
  narrator.note(
    `first the grant, and no removal of the last Owner: ${first.removals.length} removals, ${first.keptOwners.length} kept, ${first.review.length} to look at`,
  );
  tell(narrator, [first.grant?.command]);

  await report(cast, transferId, { roleAssignments: rolesBefore() });
  const second = await commands(cast, transferId);
  narrator.step(
    '',
    `Contoso is Owner now; the script removes Fabrikam’s ${second.removals.length} roles, dry run first:`,
  );
  tell(
    narrator,
    second.removals.map(({ command }) => command),
  );

  await report(cast, transferId, { roleAssignments: rolesAfter() });
  await contoso.until(transferId, ({ stage }) => stage === 'completed');
  narrator.step(
    '7',
    'The commands were run, the roles listed again: nobody of Fabrikam has access; completed',
  );
  narrator.note(
    `Azure subscription id ${AZURE_SUBSCRIPTION} is kept; the new commerce id is ${NEW_COMMERCE_ID}`,
  );
}

async function report({ contoso }: Cast, transferId: string, roles: object): Promise<void> {
  accepted(await contoso.send('access.reported', { transferId, ranBy: 'Maria Keller', ...roles }));
}

async function commands({ contoso }: Cast, transferId: string): Promise<Commands> {
  const response = await contoso.get(`/transfers/${transferId}/access-commands`);
  if (!response.ok) throw new Error(`No commands: ${response.status}`);
  return (await response.json()) as Commands;
}

function tell(narrator: Narrator, lines: (string | undefined)[]): void {
  for (const line of lines) if (line) narrator.note(`  ${line.replaceAll(AZURE_SUBSCRIPTION, '42226ed6-…')}`);
}

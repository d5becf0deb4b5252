import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startStack } from '../stack.ts';
import { checkEvidence } from './check-evidence.ts';
import { Narrator } from './narrator.ts';
import { STORIES } from './stories.ts';
import { tellStory } from './story.ts';

type StoryName = keyof typeof STORIES;

const names = Object.keys(STORIES) as StoryName[];
const [USUAL = 'in-time'] = names;
const lines = names.map((name) => `  ${`--${name}`.padEnd(20)} ${STORIES[name].what}`);
const USAGE = `npm run demo [-- --<story>]

Walks one transfer through the public doors, as two portals, three signatories and a Microsoft engineer would.
${lines.join('\n')}`;

const flag = { type: 'boolean', default: false } as const;
const options = { help: flag, ...Object.fromEntries(names.map((name) => [name, flag])) };

/** What was asked for; an option nobody knows gets the usage instead of a stack trace. */
function asked(): Record<string, unknown> {
  try {
    return parseArgs({ options }).values;
  } catch (mistake) {
    process.stderr.write(`${mistake instanceof Error ? mistake.message : mistake}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

const values = asked();
const chosen = names.find((name) => values[name]) ?? USUAL;

/** Kept with the local stack's state, so that the papers in `out/` verify afterwards. */
const KEYS = '.state';

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const narrator = new Narrator();
  narrator.heading('CSP subscription transfer: one Azure subscription moves from Fabrikam to Contoso');
  const dir = mkdtempSync(join(tmpdir(), 'csp-transfer-demo-'));
  const stack = await startStack({ dir, keys: KEYS, restartHost: false });
  try {
    narrator.step('', `Storage, app and desk are up on free ports of this machine`);
    const told = await tellStory(stack, narrator, STORIES[chosen]);
    mkdirSync('out', { recursive: true });
    const files = {
      pdf: join('out', `${told.transferId}.pdf`),
      certificate: join('out', `${told.transferId}-certificate.pdf`),
      audit: join('out', `${told.transferId}-audit.json`),
    };
    writeFileSync(files.pdf, told.pdf);
    writeFileSync(files.certificate, told.certificate);
    writeFileSync(files.audit, JSON.stringify(told.audit, null, 2));
    narrator.heading('What is left to keep');
    for (const line of await checkEvidence(told, stack)) narrator.note(line);
    narrator.note(`form         ${files.pdf}`);
    narrator.note(`certificate  ${files.certificate}`);
    narrator.note(`audit trail  ${files.audit}`);
  } finally {
    await stack.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  narrator.end();
}

await main();

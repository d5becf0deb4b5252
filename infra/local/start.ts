import { parseArgs } from 'node:util';
import { startStack } from './stack.ts';

const HELP = `npm start [-- --state <folder>]

Keeps the whole product up on this machine: the app in its host, storage, and the desk (mails, tokens, portals).
State lives in .state/ (or the folder given) and is taken up again by the next start; delete it to begin anew.
Ctrl-C ends everything.`;

const line = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: { state: { type: 'string', default: '.state' }, help: { type: 'boolean', default: false } },
});

async function main(): Promise<void> {
  if (values.help) return line(HELP);
  line('Starting storage, app and desk …');
  const stack = await startStack({ dir: values.state, log: (text) => process.stderr.write(`${text}\n`) });
  line(`
  app     ${stack.baseUrl}          health: ${stack.baseUrl}/health
  desk    ${stack.desk.origin}          all mails: ${stack.desk.origin}/inbox, portals’ notices: ${stack.desk.origin}/portals
  tokens  ${stack.desk.origin}/oidc/{tenant}/oauth2/v2.0/token

  Portals sign to ${stack.baseUrl}/webhooks/partners/{fabrikam|contoso};
  their signing keys, client ids and secrets, and those of ops, are in ${values.state}/portals.json.
  ${stack.recovered} transfers were taken up where they stood.

Ctrl-C ends everything; the state stays in ${values.state}/.`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    line('\nStopping …');
    await stack.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await main();

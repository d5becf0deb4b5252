import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { accessCommands } from '../../../shared/workflow/access-commands.ts';
import { attachment } from '../../runtime/attachment.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { follower } from '../../runtime/signer.ts';
import { refusalBelow } from './refusals.ts';

/** The clean-up commands as a file the customer can run. */
export const downloadCleanUp = endpoint({
  name: 'downloadCleanUp',
  method: 'GET',
  route: 'sign/transfer/clean-up.ps1',
  caller: follower,
  refusal: refusalBelow,
  async handle({ caller, services }) {
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const commands = await accessCommands(services, transfer);
    if (isRefusal(commands)) return commands;
    const headers = attachment(`clean-up-${transfer.id}.ps1`, 'text/plain; charset=utf-8');
    return { response: { headers, body: commands.script } };
  },
});

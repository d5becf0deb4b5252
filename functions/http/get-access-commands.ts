import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { accessCommands } from '../../shared/workflow/access-commands.ts';
import { readingDoors } from '../runtime/reading-door.ts';

/**
 * The commands of the clean-up as JSON, or the script alone by `?format=script` or `accept: text/plain`. It is the new
 * partner's task; the partner that is to lose its access does not get the commands from us.
 */
export const getAccessCommands = readingDoors({
  name: 'getAccessCommands',
  room: 'access-commands',
  async answer({ services, request }, transfer, reader) {
    if (reader === 'currentPartner') return refuse('not-yours-to-say');
    const commands = await accessCommands(services, transfer);
    if (isRefusal(commands)) return commands;
    const plain =
      request.query.get('format') === 'script' || request.headers.get('accept')?.trim() === 'text/plain';
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return plain ? { response: { headers, body: commands.script } } : { json: commands };
  },
});

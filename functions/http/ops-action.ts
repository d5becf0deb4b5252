import { z } from 'zod';
import { isRefusal, type Refusal } from '../../shared/transfer/refusals.ts';
import type { Message } from '../../shared/workflow/messages.ts';
import { readAs } from '../../shared/workflow/read-json.ts';

/** What ops say with an action. One that ends the transfer is said once, whatever a second reason says. */
export type OpsAction = { ends: boolean; read(body: unknown): Message | Refusal };

/** An action by the shape of what ops say, and the message that becomes of it. */
export function action<S extends z.ZodRawShape>(
  shape: S,
  message: (said: z.infer<z.ZodObject<S, z.core.$strict>>) => Message,
  ends = false,
): OpsAction {
  const content = z.strictObject(shape);
  return {
    ends,
    read(body) {
      const said = readAs(content, body);
      return isRefusal(said) ? said : message(said);
    },
  };
}

import type { Stack } from '../stack.ts';
import { Portal, type Reply, type World } from './portal.ts';
import { Signatory } from './signatory.ts';

/** Everybody in the story, and the stage they stand on. */
export type Cast = {
  world: World;
  fabrikam: Portal;
  contoso: Portal;
  frank: Signatory;
  maria: Signatory;
  zoe: Signatory;
  stack: Stack;
};

/** The parties of the sample case. */
export function castOf(stack: Stack): Cast {
  const { baseUrl, audience, now } = stack;
  const world: World = { baseUrl, audience, now, deskOrigin: stack.desk.origin };
  return {
    stack,
    world,
    fabrikam: new Portal(world, stack.partners.fabrikam),
    contoso: new Portal(world, stack.partners.contoso),
    frank: new Signatory(world, 'Frank Weber', 'frank@fabrikam.example'),
    maria: new Signatory(world, 'Maria Keller', 'maria@lucernepublishing.example'),
    zoe: new Signatory(world, 'Zoë Nowak', 'zoe@contoso.example'),
  };
}

/** Now, by the stack's clock. */
export const iso = ({ now }: World) => new Date(now()).toISOString();

/** A moment as Microsoft Support's clock shows it, for US Government in Pacific time: `Mon 23 Nov, 14:00 Pacific`. */
export function atSupport(moment: string | number): string {
  const style = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return `${new Date(moment).toLocaleString('en-GB', { ...style, timeZone: 'America/Los_Angeles' })} Pacific`;
}

/** Refusals end the demo with what was refused and why. */
export function accepted({ status, body }: Reply): Record<string, unknown> {
  if (status !== 202) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}

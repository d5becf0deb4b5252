import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import type { DoorServices } from '../../shared/workflow/services.ts';
import { type Answer, responseOf } from './answer.ts';
import { type MediaType, readBody } from './body.ts';
import { clientAddress } from './client-address.ts';
import { durableOrchestrations, type OrchestrationDesk } from './orchestrations.ts';
import { problem } from './problem.ts';
import type { Limit } from './rate-limits.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { type AppServices, services } from './services.ts';

/** A request at a door: what was asked, with everything the door's use case needs in hand. */
export type Knock = {
  request: HttpRequest;
  params: Record<string, string>;
  services: AppServices & DoorServices & { orchestrations: OrchestrationDesk };
  /** The body's raw bytes, or a refusal when it is larger than the door allows or of another media type. */
  body(mediaType: MediaType): Promise<Uint8Array | Refusal>;
  ip: string;
  userAgent: string;
  traceId: string;
  /** A line for the log; never a body, a token or personal data. */
  log(line: string): void;
};

/** A door: where it is, who may knock, and what it does. `authLevel` stays anonymous: a function key says nothing about a caller (AZURE 4). */
export type Door<C> = {
  name: string;
  method: 'GET' | 'POST';
  route: string;
  maxBytes?: number;
  /** How often one address may knock in a minute, by the name the settings give it. */
  limit?: Limit;
  caller(knock: Knock): Promise<C | Refusal>;
  handle(knock: Knock & { caller: C }): Promise<Answer | Refusal>;
  /** How this door says no; problem+json unless it is a page. */
  refusal?(refusal: Refusal, traceId: string, knock?: Knock): HttpResponseInit;
};

/** Nobody has to say who they are. */
export const anybody = async (): Promise<'anybody'> => 'anybody';

const MAX_BYTES = 65_536;

/** Registers a door: caller first, then the handler; refusals and broken infrastructure are answered in one place. */
export function endpoint<C>(door: Door<C>): Door<C> {
  app.http(door.name, {
    methods: [door.method],
    route: door.route,
    authLevel: 'anonymous',
    extraInputs: [df.input.durableClient()],
    handler: (request, context) => serve(door, request, context),
  });
  return door;
}

async function serve<C>(
  door: Door<C>,
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  let knock: Knock | undefined;
  const response = await answer(door, () => {
    knock = knockAt(door, request, context);
    return knock;
  }).catch((cause: unknown) => {
    context.error(
      `${door.name} failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
    );
    return sayNo(door, refuse('internal-error'), context.invocationId, knock);
  });
  return { ...response, headers: { ...SECURITY_HEADERS, ...response.headers } };
}

/** In the door's own way: a person gets a page, also when it is our fault. */
function sayNo<C>(door: Door<C>, refusal: Refusal, traceId: string, knock?: Knock): HttpResponseInit {
  const response = (door.refusal ?? problem)(refusal, traceId, knock);
  return refusal.refused === 'too-many-requests'
    ? { ...response, headers: { ...response.headers, 'retry-after': '60' } }
    : response;
}

async function answer<C>(door: Door<C>, arrive: () => Knock): Promise<HttpResponseInit> {
  const knock = arrive();
  const result = await heard(door, knock);
  return isRefusal(result) ? sayNo(door, result, knock.traceId, knock) : responseOf(result, knock.request);
}

/** Who knocks too often is not even asked who they are. */
async function heard<C>(door: Door<C>, knock: Knock): Promise<Answer | Refusal> {
  if (door.limit && !knock.services.limits.allows(door.limit, knock.ip, knock.services.now()))
    return refuse('too-many-requests');
  const caller = await door.caller(knock);
  return isRefusal(caller) ? caller : door.handle({ ...knock, caller });
}

function knockAt(
  door: Pick<Door<unknown>, 'maxBytes'>,
  request: HttpRequest,
  context: InvocationContext,
): Knock {
  return {
    request,
    params: request.params,
    services: { ...services(), orchestrations: durableOrchestrations(df.getClient(context)) },
    body: (mediaType) => readBody(request, mediaType, door.maxBytes ?? MAX_BYTES),
    ip: clientAddress(request.headers.get('x-forwarded-for')),
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
    traceId: context.invocationId,
    log: (line) => context.warn(line),
  };
}

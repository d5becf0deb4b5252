import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import type { DoorServices } from '../../shared/workflow/services.ts';
import { type Answer, responseOf } from './answer.ts';
import { type MediaType, readBody } from './body.ts';
import { durableOrchestrations, type OrchestrationDesk } from './orchestrations.ts';
import { problem } from './problem.ts';
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
  caller(knock: Knock): Promise<C | Refusal>;
  handle(knock: Knock & { caller: C }): Promise<Answer | Refusal>;
  /** How this door says no; problem+json unless it is a page. */
  refusal?(refusal: Refusal, traceId: string): HttpResponseInit;
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
  const traceId = context.invocationId;
  const response = await answer(door, request, context).catch((cause: unknown) => {
    context.error(
      `${door.name} failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
    );
    return sayNo(door, refuse('internal-error'), traceId);
  });
  return { ...response, headers: { ...SECURITY_HEADERS, ...response.headers } };
}

/** In the door's own way: a person gets a page, also when it is our fault. */
const sayNo = <C>(door: Door<C>, refusal: Refusal, traceId: string): HttpResponseInit =>
  (door.refusal ?? problem)(refusal, traceId);

async function answer<C>(
  door: Door<C>,
  request: HttpRequest,
  context: InvocationContext,
): Promise<HttpResponseInit> {
  const knock = knockAt(door, request, context);
  const caller = await door.caller(knock);
  const result = isRefusal(caller) ? caller : await door.handle({ ...knock, caller });
  if (isRefusal(result)) return sayNo(door, result, context.invocationId);
  return responseOf(result, request);
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
    ip: clientAddress(request),
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
    traceId: context.invocationId,
    log: (line) => context.warn(line),
  };
}

/** The platform's own last hop; whatever a caller wrote before it is not believed (RELIABILITY D4). */
const clientAddress = (request: HttpRequest): string =>
  (request.headers.get('x-forwarded-for') ?? 'unknown').split(',').at(-1)?.trim().slice(0, 64) ?? 'unknown';

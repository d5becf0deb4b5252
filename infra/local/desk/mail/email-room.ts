import { z } from 'zod';
import type { Acceptance } from '../arrivals.ts';
import type { Faults } from '../faults.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { type Answer, json, type Reply, type Room, single, type Visit } from '../room.ts';
import { contentHash, isSigned } from './access-key.ts';
import { EmailMessage } from './email-message.ts';

/**
 * What can go wrong between us and the e-mail service: it is busy (429), it is down (503), it does not answer, or it
 * takes the mail and the connection breaks before the answer arrives.
 */
export type MailFault = 'throttled' | 'unavailable' | 'silence' | 'lostAnswer';

type Problem = { readonly target: string; readonly message: string };

const OPERATION = /^\/emails\/operations\/([^/]+)$/;
const Guid = z.guid();

/** The service's error body; the code stands in a header as well. */
function refuse(status: number, code: string, message: string, details: readonly Problem[] = []): Answer {
  return json(status, { error: { code, message, details } }, { 'x-ms-error-code': code });
}

const DENIED = refuse(401, 'Denied', 'Denied by the resource provider.');
const NO_VERSION = refuse(400, 'MissingApiVersionParameter', 'The api-version query parameter is required.');
const BUSY = refuse(429, 'TooManyRequests', 'The request limit is reached.');
const DOWN = refuse(503, 'ServiceUnavailable', 'The service is unavailable.');
const REUSED = refuse(409, 'Conflict', 'This operation id was used for another message.');

const FAULTS: Readonly<Record<Exclude<MailFault, 'lostAnswer'>, Reply>> = {
  throttled: { ...BUSY, headers: { ...BUSY.headers, 'retry-after': '1' } },
  unavailable: DOWN,
  silence: 'silence',
};

function invalid(problems: readonly Problem[]): Answer {
  const [first] = problems;
  return refuse(400, 'BadRequest', `${first?.target ?? 'body'}: ${first?.message ?? 'invalid'}`, problems);
}

function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Not JSON is a message without any of its parts: the schema then says what is missing.
    return undefined;
  }
}

function read({ headers, body }: Visit): { operationId: string; message: EmailMessage } | Answer {
  const operationId = headers['operation-id'] ?? crypto.randomUUID();
  if (!Guid.safeParse(operationId).success || typeof operationId !== 'string') {
    return invalid([{ target: 'Operation-Id', message: 'must be a GUID' }]);
  }
  const parsed = EmailMessage.safeParse(parseBody(body));
  if (parsed.success) return { operationId: operationId.toLowerCase(), message: parsed.data };
  return invalid(
    parsed.error.issues.map(({ path, message }) => ({ target: path.join('.') || 'body', message })),
  );
}

function running({ headers, url }: Visit, operationId: string): Answer {
  const version = encodeURIComponent(single(url, 'api-version') ?? '');
  const location = `http://${headers.host}/emails/operations/${operationId}?api-version=${version}`;
  return json(202, { id: operationId, status: 'Running', error: null }, { 'operation-location': location });
}

async function accept(inbox: Inbox, visit: Visit): Promise<{ acceptance?: Acceptance; answer: Answer }> {
  const letter = read(visit);
  if ('status' in letter) return { answer: letter };
  const acceptance = await inbox.accept({ ...letter, contentHash: contentHash(visit.body) });
  return { acceptance, answer: acceptance === 'reused' ? REUSED : running(visit, letter.operationId) };
}

async function send(inbox: Inbox, faults: Faults<MailFault>, visit: Visit): Promise<Reply> {
  const fault = faults.take();
  if (fault !== undefined && fault !== 'lostAnswer') return FAULTS[fault];
  const { acceptance, answer } = await accept(inbox, visit);
  return fault === 'lostAnswer' && acceptance !== undefined ? 'cut' : answer;
}

function status(inbox: Inbox, operationId: string): Answer {
  const id = operationId.toLowerCase();
  if (inbox.byOperation(id) === undefined) return refuse(404, 'NotFound', 'There is no such operation.');
  return json(200, { id, status: 'Succeeded', error: null });
}

/** Which of the two doors somebody stands at. */
function doorOf({ method, url: { pathname } }: Visit): { operationId?: string } | undefined {
  if (method === 'POST' && pathname === '/emails:send') return {};
  const operationId = method === 'GET' ? OPERATION.exec(pathname)?.[1] : undefined;
  return operationId === undefined ? undefined : { operationId };
}

/**
 * The two doors of Azure Communication Services that the real SDK knocks at (AZURE 5). A repeated operation id with
 * the same content is the same operation and no second mail; with other content it is refused with 409.
 */
export function emailRoom(inbox: Inbox, faults: Faults<MailFault>, accessKey: string): Room {
  return {
    answer(visit) {
      const door = doorOf(visit);
      if (door === undefined) return undefined;
      if (!isSigned(visit, accessKey)) return DENIED;
      if (single(visit.url, 'api-version') === undefined) return NO_VERSION;
      return door.operationId === undefined ? send(inbox, faults, visit) : status(inbox, door.operationId);
    },
  };
}

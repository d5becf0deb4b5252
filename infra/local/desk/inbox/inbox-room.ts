import { recipientsOf } from '../mail/email-message.ts';
import { type Answer, json, type Room, single } from '../room.ts';
import { type Inbox, isTo } from './inbox.ts';
import { listPage, mailPage } from './inbox-pages.ts';
import type { Mail } from './mail-log.ts';
import { htmlPart, type View, viewIn } from './preview.ts';

const LEAF = 100;
const ONE = /^\/inbox\/([1-9]\d{0,8})(\/html)?$/;

const addressed = (mails: readonly Mail[], to: string | undefined): readonly Mail[] =>
  to === undefined ? mails : mails.filter((mail) => isTo(mail, to));

/** A mail number from the query: the fallback when absent, undefined when it is no number. */
function numberIn(url: URL, name: string, absent: number): number | undefined {
  const text = url.searchParams.get(name) ?? '';
  if (text === '') return absent;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

const badNumber = (name: string): Answer =>
  json(400, { error: { code: 'BadRequest', message: `${name} must be the number of a mail.` } });

function list(inbox: Inbox, url: URL): Answer {
  const before = numberIn(url, 'before', Number.POSITIVE_INFINITY);
  if (before === undefined) return badNumber('before');
  const to = single(url, 'to');
  const all = inbox.all();
  const fitting = addressed(all, to);
  const older = fitting.filter((mail) => mail.number < before).reverse();
  const mails = older.slice(0, LEAF);
  const last = older.length > LEAF ? mails.at(-1) : undefined;
  const recipients = [
    ...new Set(all.flatMap((mail) => recipientsOf(mail.message).map(({ address }) => address))),
  ];
  const query = new URLSearchParams({
    ...(to === undefined ? {} : { to }),
    before: String(last?.number ?? ''),
  });
  return listPage({
    mails,
    total: fitting.length,
    recipients: recipients.sort(),
    to,
    olderHref: last === undefined ? undefined : `/inbox?${query}`,
  });
}

/** For programs: oldest first, so that the last number is the next `after`. */
function mailsAsJson(inbox: Inbox, url: URL): Answer {
  const after = numberIn(url, 'after', 0);
  if (after === undefined) return badNumber('after');
  return json(200, {
    mails: addressed(inbox.all(), single(url, 'to')).filter((mail) => mail.number > after),
  });
}

function one(inbox: Inbox, number: number, onlyHtml: boolean, view: View): Answer | undefined {
  const mail = inbox.all().find((candidate) => candidate.number === number);
  if (mail === undefined) return undefined;
  if (!onlyHtml) return mailPage(mail, inbox.repeatsOf(mail.operationId), view);
  const part = mail.message.content.html;
  return part === undefined ? undefined : htmlPart(part, view);
}

/** `GET /inbox?to=&before=`, `/inbox.json?to=&after=`, `/inbox/{n}?scheme=&width=` and its HTML part. */
export function inboxRoom(inbox: Inbox): Room {
  return {
    sign: { label: 'Inbox', path: '/inbox', about: 'Every mail the stack has sent, newest first.' },
    answer({ method, url }) {
      if (method !== 'GET') return undefined;
      if (url.pathname === '/inbox') return list(inbox, url);
      if (url.pathname === '/inbox.json') return mailsAsJson(inbox, url);
      const found = ONE.exec(url.pathname);
      return found === null ? undefined : one(inbox, Number(found[1]), found[2] !== undefined, viewIn(url));
    },
  };
}

import { randomBytes } from 'node:crypto';
import { plannedFaults } from './faults.ts';
import { type DeskLink, frontPage } from './front-page.ts';
import { type Inbox, openInbox } from './inbox/inbox.ts';
import { inboxRoom } from './inbox/inbox-room.ts';
import { openMailLog } from './inbox/mail-log.ts';
import { styleRoom } from './layout.ts';
import { emailRoom, type MailFault } from './mail/email-room.ts';
import { createIssuer, type DeskClient, type Issuer } from './oidc/issuer.ts';
import { oidcRoom } from './oidc/oidc-room.ts';
import type { Room } from './room.ts';
import { serve } from './serve.ts';

/** What the desk needs to know; nothing of it is read from the environment. */
export interface DeskOptions {
  /** Preferred port; another one is chosen when it is taken. */
  readonly port?: number;
  /** Mails are kept here over a restart; without it they live in memory. */
  readonly dir?: string;
  /** The stack's clock in epoch milliseconds. */
  readonly now: () => number;
  readonly clients: readonly DeskClient[];
  /** Shown on the front page; read at each visit, so addresses may be added while the stack starts. */
  readonly links?: readonly DeskLink[];
  /** Further rooms, answered after the desk's own. */
  readonly rooms?: readonly Room[];
}

/** A running desk. */
export interface Desk {
  readonly origin: string;
  /** For the real `EmailClient`, with `allowInsecureConnection`; holds the access key, so it is not for logs. */
  readonly mailConnectionString: string;
  readonly inbox: Omit<Inbox, 'accept'>;
  /** Lets the next `count` send requests meet a fault; for tests. */
  failNextMails(count: number, fault: MailFault): void;
  readonly issuer: Issuer;
  stop(): Promise<void>;
}

/**
 * Starts the desk on this machine: an e-mail endpoint with its inbox, a token issuer and a front page, behind one
 * address. Access key and signing key are new with every start. Throws when the mail log is damaged.
 */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const accessKey = randomBytes(64).toString('base64');
  const faults = plannedFaults<MailFault>();
  const inbox = openInbox(await openMailLog(options.dir), options.now);
  let origin = '';
  const issuer = await createIssuer(() => origin, options.now);
  const rooms: readonly Room[] = [
    frontPage(() => rooms, options.links ?? []),
    styleRoom(),
    emailRoom(inbox, faults, accessKey),
    inboxRoom(inbox),
    oidcRoom(issuer, options.clients),
    ...(options.rooms ?? []),
  ];
  const serving = await serve(rooms, options.port);
  origin = serving.origin;
  return {
    origin,
    mailConnectionString: `endpoint=${origin}/;accesskey=${accessKey}`,
    inbox,
    failNextMails: faults.failNext,
    issuer,
    stop: serving.stop,
  };
}

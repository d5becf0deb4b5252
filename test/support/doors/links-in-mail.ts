import type { Case } from './case.ts';
import { sessionBy } from './signing-door.ts';
import type { Doors } from './use-doors.ts';

const INVITES = /sign the CSP Subscription Transfer form/;

/** The newest link in the mails to an address, to sign with or to follow the transfer; a mail can be read twice. */
function newestLink({ stack }: Doors, address: string, toSign: boolean): string {
  const texts = stack.desk.inbox
    .to(address)
    .filter(({ message }) => INVITES.test(message.content.subject) === toSign)
    .map(({ message }) => message.content.plainText ?? '');
  const link = texts.flatMap((text) => /https?:\S+#\S+/.exec(text)?.[0] ?? []).at(-1);
  if (!link) throw new Error(`No mail with a link came to ${address}.`);
  return link;
}

/** The link to sign with that an address was mailed last. */
export const signingLinkOf = (doors: Doors, address: string): string => newestLink(doors, address, true);

/** The customer's link to its own page. */
export const followLinkOf = (doors: Doors, { maria }: Case): string =>
  newestLink(doors, maria.address, false);

/** A session of the customer on its own page. */
export const following = (doors: Doors, asked: Case): Promise<string> =>
  sessionBy(doors, followLinkOf(doors, asked));

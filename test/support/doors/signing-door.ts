import { hiddenField } from '../../../infra/local/demo/hidden-field.ts';
import { ask } from './tokens.ts';
import type { Doors } from './use-doors.ts';

/** How a request to the signing doors differs from the one a browser on our own page sends. */
export type Manner = { cookie?: string; headers?: Record<string, string> };

/** What the pages of a session said for which link they were shown, by its cookie; a page that is gone was seen before. */
const shown = new Map<string, string>();

/** Looks at the pages a session can have until one says for which link it was shown. */
async function linkShownIn(doors: Doors, cookie: string): Promise<string> {
  for (const door of ['document', 'access-code', 'transfer', 'part']) {
    if (shown.has(cookie)) break;
    const link = hiddenField(await (await look(doors, door, cookie)).text(), 'link');
    if (link) shown.set(cookie, link);
  }
  return shown.get(cookie) ?? '';
}

/** Posts a form to a signing door, as a page would: what belongs to a session says for which link it was shown. */
export async function postForm(
  doors: Doors,
  door: string,
  fields: Record<string, string> | URLSearchParams,
  { cookie, headers = {} }: Manner = {},
): Promise<Response> {
  const body = new URLSearchParams(fields);
  if (cookie !== undefined && !body.has('link')) body.set('link', await linkShownIn(doors, cookie));
  return ask(doors, `/sign/${door}`, undefined, {
    method: 'POST',
    body: body.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
  });
}

/** Asks a signing door with a session cookie, or without one. */
export const look = (doors: Doors, door: string, cookie?: string): Promise<Response> =>
  ask(doors, `/sign/${door}`, undefined, cookie === undefined ? {} : { headers: { cookie } });

/** The code of a link, the part behind the `#`. */
export const codeOf = (link: string): string => link.split('#')[1] ?? '';

/** The name and value of the cookie an answer sets, as a browser sends it back. */
export const cookieOf = (answer: Response): string =>
  (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** A session, by the click that exchanges the code of a link for it. Throws when the link does not open. */
export async function sessionBy(doors: Doors, link: string): Promise<string> {
  const opened = await postForm(doors, 'open', { code: codeOf(link) });
  if (opened.status !== 303) throw new Error(`The link did not open: ${opened.status}`);
  const cookie = cookieOf(opened);
  await linkShownIn(doors, cookie);
  return cookie;
}

/** The fields with which this session's page lets this person sign. */
export async function signingFields(
  doors: Doors,
  cookie: string,
  name: string,
): Promise<Record<string, string>> {
  const page = await (await look(doors, 'document', cookie)).text();
  const field = (of: string) => hiddenField(page, of);
  return { contentHash: field('contentHash'), consentVersion: field('consentVersion'), consent: 'yes', name };
}

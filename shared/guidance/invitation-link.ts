/** What a link to a reseller relationship says: whose it is. An indirect one names a reseller and, mostly, its provider. */
export type Invitation =
  | { kind: 'direct'; partner: string | undefined }
  | { kind: 'indirect'; provider: string | undefined };

type Format = { hosts: readonly string[]; path: string; type: string; partner: string; provider: string[] };

/**
 * The formats that were seen (DOMAIN 7.1): the present one and the older one. US Government has an admin center of its
 * own, in which D-12 has the customer accept; that its links look like the others is our reading.
 */
const FORMATS: readonly Format[] = [
  {
    hosts: ['admin.microsoft.com', 'portal.office365.us'],
    path: '/adminportal/home',
    type: 'invtype',
    partner: 'partnerid',
    provider: ['indirectcspid', 'indirectcsp'],
  },
  {
    hosts: ['portal.office.com', 'portal.office365.us'],
    path: '/partner/partnersignup.aspx',
    type: 'type',
    partner: 'id',
    provider: ['indirectcsp'],
  },
];

/** https, printable ASCII, and no backslash, which browsers take for a slash. */
const PLAIN_HTTPS = /^https:\/\/[!-[\]-~]+$/i;

/** The address, unless it holds a user name or a port: both make an address look like another. */
function addressOf(link: string): URL | undefined {
  if (!PLAIN_HTTPS.test(link) || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  return url.username || url.password || url.port ? undefined : url;
}

/** The one value of a parameter, in lower case; none when it is missing or said twice. */
function said(url: URL, ...names: readonly string[]): string | undefined {
  const values = [...url.searchParams].filter(([name]) => names.includes(name.toLowerCase()));
  return values.length === 1 ? values[0]?.[1].toLowerCase() : undefined;
}

const NO_ADDRESS = 'The link is not an https address as Partner Center makes them.';
const ELSEWHERE =
  'The link does not lead to Microsoft: an invitation is at admin.microsoft.com, portal.office.com or, for US Government, portal.office365.us.';
const GRANULAR =
  'The link asks for granular delegated admin privileges (GDAP); that makes nobody a reseller. Send the link of "Request a reseller relationship".';
const OTHER = 'The link is not an invitation to a reseller relationship.';

/** Reads an invitation link, or says in a sentence why it is none. */
export function readInvitation(link: string): Invitation | { fault: string } {
  const url = addressOf(link);
  if (!url) return { fault: NO_ADDRESS };
  const ofHost = FORMATS.filter(({ hosts }) => hosts.includes(url.hostname));
  if (ofHost.length === 0) return { fault: ELSEWHERE };
  if (/granularAdminRelationships/i.test(url.hash)) return { fault: GRANULAR };
  const format = ofHost.find(({ path }) => path === url.pathname.toLowerCase());
  switch (format && said(url, format.type)) {
    case 'resellerrelationship':
      return { kind: 'direct', partner: format && said(url, format.partner) };
    case 'indirectresellerrelationship':
      return { kind: 'indirect', provider: format && said(url, ...format.provider) };
    default:
      return { fault: OTHER };
  }
}

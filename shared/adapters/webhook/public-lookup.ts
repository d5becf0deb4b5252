import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { BlockList, isIPv4, type LookupFunction } from 'node:net';

/** Networks that are nobody's public address (IANA's special registry), and Azure's own platform address. */
const NOT_PUBLIC_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** Of IPv6 only global unicast is public; in it, tunnels and samples are not: they may hide a private IPv4 address. */
const GLOBAL_UNICAST = ['2000::/3'];
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** One list per family: with both in one, `::ffff:0:0/96` would match every IPv4 address. */
function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const v4 = listOf(NOT_PUBLIC_V4, 'ipv4');
const unicast = listOf(GLOBAL_UNICAST, 'ipv6');
const v6 = listOf(NOT_PUBLIC_V6, 'ipv6');

/** Whether an IP address is one of the internet's; false for every text that is none (RELIABILITY 2.4). */
export function isPublicAddress(address: string): boolean {
  return isIPv4(address)
    ? !v4.check(address, 'ipv4')
    : unicast.check(address, 'ipv6') && !v6.check(address, 'ipv6');
}

/** A name that does not lead, or not only, to public addresses. Names neither. */
export class AddressNotPublic extends Error {
  override name = 'AddressNotPublic';
  constructor() {
    super('The name leads to an address that is not public.');
  }
}

/** How names are looked up and which addresses may be connected to; tests bring their own. */
export type LookupRules = {
  resolve?: (
    host: string,
    options: LookupAllOptions,
    done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
  ) => void;
  isAllowed?: (address: string) => boolean;
};

/**
 * A look-up for sockets that fails unless every address of the name is allowed. What it answers is what is connected
 * to, so a name that changes between a check and a call (rebinding) gains nothing.
 */
export function publicLookup({ resolve = lookup, isAllowed = isPublicAddress }: LookupRules = {}) {
  const guarded: LookupFunction = (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, addresses = []) => {
      const [first] = addresses;
      if (error) return done(error, []);
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return done(new AddressNotPublic(), []);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  return guarded;
}

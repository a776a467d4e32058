import type { Facts } from '../../host/facts.ts';
import { isIpv4 } from '../../network/address.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';

interface Interface {
  name: string;
  address: string;
  bits: number;
  /** Its network’s number: equal for two addresses of one network. */
  network: number;
}

/** Two different addresses on one network, one on each host; rather not the network that leads outside. */
export function sharedNetwork(
  here: Facts | undefined,
  there: Facts | undefined,
): { here: string; there: string; nic: string } | undefined {
  if (!here || !there) return undefined;
  const outside = here.defaultRoute?.device;
  const pairs = interfaces(here).flatMap((own) =>
    interfaces(there)
      .filter(({ network, bits }) => network === own.network && bits === own.bits)
      .filter(({ address }) => !has(here, address) && !has(there, own.address))
      .map(({ address }) => ({ here: own.address, there: address, nic: own.name })),
  );
  return pairs.find(({ nic }) => nic !== outside) ?? pairs[0];
}

/** What is wrong with an address for one host’s end of the mirror. `own` and `other` are undefined where nothing is known of them. */
export function wrongAddress(
  address: string,
  own: Facts | undefined,
  other: Facts | undefined,
): Omit<Problem, 'field'> | undefined {
  if (!isIpv4(address)) {
    return {
      message: t`“${address}” is not an IPv4 address`,
      remedy: t('Write it like 10.9.0.1, without a prefix.'),
    };
  }
  if (/^(0|127|22[4-9]|2[345]\d)\./.test(address)) {
    return {
      message: t`no other host can reach ${address}`,
      remedy: t('Take an address on the network between the two hosts.'),
    };
  }
  const fit = own ? addressesOf(own).filter((each) => !other || !has(other, each)) : [];
  if (own && !has(own, address)) {
    return {
      message: t`${own.hostname} has no address ${address}`,
      remedy: t`Choose one of: ${fit.join(', ') || t('none is known')}.`,
    };
  }
  if (other && has(other, address)) {
    return {
      message: own
        ? t`${other.hostname} has the address ${address} too: neither host would reach the other by it`
        : t`${other.hostname} has the address ${address}`,
      remedy: own
        ? t`Choose one of: ${fit.join(', ') || t('none is known')}.`
        : t('Write the address that the second host has.'),
    };
  }
  return undefined;
}

const has = (facts: Facts, address: string): boolean => addressesOf(facts).includes(address);

const addressesOf = (facts: Facts): string[] => interfaces(facts).map(({ address }) => address);

function interfaces({ nics, bridges }: Facts): Interface[] {
  return [...nics, ...bridges].flatMap(({ name, addresses }) =>
    addresses.flatMap((text) => {
      const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text);
      if (!match) return [];
      const [a, b, c, d, bits] = match.slice(1).map(Number) as [number, number, number, number, number];
      const number = ((a * 256 + b) * 256 + c) * 256 + d;
      return [{ name, address: text.split('/')[0]!, bits, network: Math.floor(number / 2 ** (32 - bits)) }];
    }),
  );
}

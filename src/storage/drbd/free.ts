import type { Facts } from '../../host/facts.ts';

/** The first port of DRBD’s usual range. */
export const PORTS = 7788;

/**
 * The first number from `least` up that nobody uses. Further disks of the same guest go by the facts too, which do not
 * know of each other yet: each passes over as many as come before it.
 */
export function freeNumber(least: number, used: readonly number[], role: string): number {
  let before = Number(/^data(\d+)$/.exec(role)?.[1] ?? 0);
  for (let number = least; ; number += 1) {
    if (used.includes(number)) continue;
    if (before === 0) return number;
    before -= 1;
  }
}

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
      .filter(({ network, bits, address }) => network === own.network && bits === own.bits && address !== own.address)
      .map(({ address }) => ({ here: own.address, there: address, nic: own.name })),
  );
  return pairs.find(({ nic }) => nic !== outside) ?? pairs[0];
}

export const addressesOf = (facts: Facts): string[] => interfaces(facts).map(({ address }) => address);

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

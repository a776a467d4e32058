import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import { isAddressWithPrefix } from './address.ts';
import { canonicalIpv6 } from './ipv6.ts';
import type { NetworkContext } from './mode.ts';
import { isHostIn, printSubnet, readSubnet } from './subnet.ts';

type Wrong = Omit<Problem, 'field'>;

/** The address of a guest on a network that is not ours: `auto`, or one with its prefix that a machine can have. */
export function badFixedAddress(text: string, { facts }: NetworkContext): Wrong | undefined {
  if (text === 'auto') return undefined;
  if (!isAddressWithPrefix(text)) {
    return {
      message: t`“${text}” is not an address with a prefix`,
      remedy: t('Write auto, or like 192.0.2.10/24.'),
    };
  }
  const address = text.split('/')[0]!;
  const subnet = readSubnet(text);
  // In the smallest two there is neither a network's own address nor a broadcast (RFC 3021).
  if (subnet && subnet.prefix < 31 && !isHostIn(address, subnet)) {
    return {
      message: t`${address} is not an address that a machine in ${printSubnet(subnet)} can have`,
      remedy: t('Its first address stands for the network and its last for all machines: choose one between.'),
    };
  }
  // IPv6 can be written in many ways; ip(8) has but one.
  const written = canonicalIpv6(address) ?? address;
  const own = [...(facts?.nics ?? []), ...(facts?.bridges ?? [])].find(({ addresses }) =>
    addresses.some((each) => each.split('/')[0] === written),
  );
  if (own) {
    return {
      message: t`${address} is the host’s own address (${own.name})`,
      remedy: t('Choose another one.'),
      kind: 'conflict',
    };
  }
  return [facts?.defaultRoute?.gateway, facts?.defaultRoute6?.gateway].includes(written)
    ? { message: t`${address} is the gateway of your network`, remedy: t('Choose another one.'), kind: 'conflict' }
    : undefined;
}

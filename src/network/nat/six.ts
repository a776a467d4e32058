import { hostIdentity, uniqueLocal } from '../../guest/identity.ts';
import type { Facts } from '../../host/facts.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Field } from '../../wizard/field.ts';
import { isAddressWithPrefix } from '../address.ts';
import { addressIn, canonicalIpv6, isInIpv6Network } from '../ipv6.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';
import { readSubnet, toNumber } from '../subnet.ts';

/**
 * The IPv6 of a private network: a /64 of unique local addresses (RFC 4193). Each guest’s stands beforehand, as its IPv4
 * address does: dnsmasq tells it by DHCPv6, and its advertisements let nobody make one of the prefix. So a firewall knows
 * what the guest may use, and a port of the host whom it leads to.
 */

/** The host’s own address in it, at which it answers for names. */
export const hostAddress6 = (subnet6: string): string => addressIn(subnet6, '0:0:0:1');

/** The same number as in IPv4, so that one is known by the other: 10.77.0.20 has `…::20`, 10.77.3.20 of a /16 `…::3:20`. */
export function guestAddress6(ip: string, subnet: string, subnet6: string): string {
  const number = toNumber(ip) - (readSubnet(subnet)?.first ?? 0);
  return addressIn(subnet6, `0:0:${Math.floor(number / 256)}:${number % 256}`);
}

const networkOf = ({ network }: NetworkAnswers, { facts }: NetworkContext) =>
  facts?.natNetworks?.find(({ name }) => name === network);

/** The prefix of the answers, made out; undefined: the guest has no IPv6. */
export function subnet6Of(answers: NetworkAnswers, context: NetworkContext): string | undefined {
  const { subnet6 = 'none', network = '' } = answers;
  if (subnet6 === 'none') return undefined;
  if (subnet6 !== 'auto') return normal(String(subnet6));
  const there = networkOf(answers, context);
  return there ? there.subnet6 : uniqueLocal(hostIdentity(context.facts), String(network));
}

export function sixField(answers: NetworkAnswers, context: NetworkContext): Field {
  return {
    kind: 'text',
    key: `${context.at}.subnet6`,
    label: t('Its IPv6 addresses'),
    help: t(
      'Guests get one each, and go out with the host’s IPv6 address. auto: a network of this host’s own (RFC 4193), like fd12:3456:789a::/64. none: IPv4 only.',
    ),
    page: 'network/nat',
    detail: true,
    suggest: usual(answers, context),
    check: (value) => badPrefix(String(value)),
  };
}

/** IPv6 where it leads somewhere: a guest that has an address and no way out would try it in vain. */
function usual(answers: NetworkAnswers, context: NetworkContext): NonNullable<Field['suggest']> {
  const { facts } = context;
  const there = networkOf(answers, context);
  if (there) {
    return there.subnet6
      ? { value: 'auto', because: t`${there.name} has the IPv6 addresses ${there.subnet6}` }
      : { value: 'none', because: t`${there.name} was made without IPv6` };
  }
  const over = wayOut(facts);
  if (over === undefined) return { value: 'none', because: t('the host itself has no IPv6 way out') };
  const made = subnet6Of({ ...answers, subnet6: 'auto' }, context);
  return { value: 'auto', because: t`the host has IPv6 over ${over}; ${made} is made for this network` };
}

/** The card over which the host gets out with IPv6: a way, and an address to go with. */
function wayOut(facts: Facts | undefined): string | undefined {
  const own = [...(facts?.nics ?? []), ...(facts?.bridges ?? [])].flatMap(({ addresses }) => addresses);
  return own.some((each) => each.includes(':')) ? facts?.defaultRoute6?.device : undefined;
}

/** `FD12:0::/64` as `fd12::/64`; undefined: it is no /64 that a host may give itself. */
function normal(text: string): string | undefined {
  const [address = '', prefix] = text.split('/');
  const canonical = canonicalIpv6(address);
  const own = prefix === '64' && canonical !== undefined && /^fd[0-9a-f]{2}:/.test(canonical);
  return own && addressIn(canonical, '0:0:0:0') === canonical ? `${canonical}/64` : undefined;
}

function badPrefix(text: string): Omit<Problem, 'field'> | undefined {
  if (text === 'auto' || text === 'none' || normal(text) !== undefined) return undefined;
  const remedy = t('Write auto, none, or a /64 that begins with fd, like fd12:3456:789a::/64 (RFC 4193).');
  return isAddressWithPrefix(text)
    ? { message: t`“${text}” is not a /64 of addresses that a host may give its guests itself`, remedy }
    : { message: t`“${text}” is not an IPv6 network with its prefix`, remedy };
}

export function sixProblems(answers: NetworkAnswers, context: NetworkContext): Problem[] {
  const field = `${context.at}.subnet6`;
  const { subnet6 = 'none' } = answers;
  if (subnet6 === 'none') return [];
  const there = networkOf(answers, context);
  const wanted = subnet6Of(answers, context);
  if (there && there.subnet6 === undefined) {
    return [
      {
        field,
        message: t`the network ${there.name} was made without IPv6`,
        remedy: t('Write none, or give this guest a network of another name.'),
      },
    ];
  }
  if (there) {
    return there.subnet6 === wanted
      ? []
      : [
          {
            field,
            message: t`the network ${there.name} has the IPv6 addresses ${there.subnet6} already`,
            remedy: t('Write auto, or give this guest a network of another name.'),
          },
        ];
  }
  const { nics = [], bridges = [], natNetworks = [] } = context.facts ?? {};
  const taken = [
    ...[...nics, ...bridges].flatMap(({ name, addresses }) => addresses.map((text) => ({ text, by: name }))),
    ...natNetworks.flatMap(({ name, subnet6: text }) => (text === undefined ? [] : [{ text, by: name }])),
  ].find(({ text }) => wanted !== undefined && isInIpv6Network(text.split('/')[0]!, wanted));
  return taken
    ? [
        {
          field,
          kind: 'conflict',
          message: t`${wanted} is in use on this host, over ${taken.by}`,
          remedy: t('Write auto, or choose another one.'),
        },
      ]
    : [];
}

import type { Facts } from '../../host/facts.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { canonicalIpv6 } from '../ipv6.ts';
import type { NetworkAnswers, NetworkContext } from '../mode.ts';
import { isHostIn, readSubnet } from '../subnet.ts';
import { addressesOf, isIn, isSix, networksOf } from './card.ts';

type Wrong = Omit<Problem, 'field'>;

export function routeProblems(answers: NetworkAnswers, context: NetworkContext): Problem[] {
  const { at, facts } = context;
  const addresses = addressesOf(answers);
  if (addresses.length === 0) {
    return [
      {
        field: `${at}.ip`,
        message: t('the guest has no address that packets could be led to'),
        remedy: t('Give it an IPv4 address (ip), an IPv6 address (ip6), or both.'),
      },
    ];
  }
  if (!facts) return [];
  return addresses.flatMap((address): Problem[] => {
    const wrong = addressProblem(address, answers, context, facts);
    return wrong ? [{ field: `${at}.${isSix(address) ? 'ip6' : 'ip'}`, ...wrong }] : [];
  });
}

function addressProblem(
  address: string,
  { via }: NetworkAnswers,
  { guest }: NetworkContext,
  facts: Facts,
): Wrong | undefined {
  const all = [...facts.nics, ...facts.bridges];
  const own = all.find((each) => each.addresses.some((text) => isSame(text.split('/')[0]!, address)));
  if (own) {
    return {
      kind: 'conflict',
      message: t`${address} is the host’s own address, on ${own.name}`,
      remedy: t(
        'A guest needs one of its own. One that is meant for the guest must not be set up on the host: take it away there.',
      ),
    };
  }
  if (facts.defaultRoute && isSame(facts.defaultRoute.gateway, address)) {
    return {
      kind: 'conflict',
      message: t`${address} is the host’s gateway`,
      remedy: t('Choose an address that is free.'),
    };
  }
  const owner = othersAddresses(facts, guest).find(({ addresses }) => addresses.some((each) => isSame(each, address)));
  if (owner) {
    return {
      kind: 'conflict',
      message: t`${address} is an address of the guest ${owner.guest}`,
      remedy: t('Choose another one.'),
    };
  }
  return networkProblem(address, String(via), facts);
}

/** An address that cannot be a machine’s, or one of a network that lies elsewhere. */
function networkProblem(address: string, via: string, facts: Facts): Wrong | undefined {
  const subnets = networksOf(facts, via).flatMap((text) => (isIn(address, text) ? [readSubnet(text)] : []));
  // A network of two (RFC 3021) or of one has neither.
  const edge = subnets.find((subnet) => subnet && subnet.prefix < 31 && !isHostIn(address, subnet));
  if (edge) {
    return {
      message: t`${address} is the first or the last address of ${via}’s network: it stands for the network, or for all in it`,
      remedy: t('Choose one between them.'),
    };
  }
  if (subnets.length > 0) return undefined;
  const elsewhere = [
    ...[...facts.nics, ...facts.bridges].flatMap(({ name, addresses }) =>
      addresses.map((text) => ({ text, by: name })),
    ),
    ...(facts.natNetworks ?? []).map(({ name, subnet }) => ({ text: subnet, by: name })),
  ].find(({ text, by }) => by !== via && isIn(address, text));
  return elsewhere
    ? {
        kind: 'conflict',
        message: t`${address} lies in ${elsewhere.text}, a network that is on ${elsewhere.by} and not on ${via}`,
        remedy: t`Choose an address from elsewhere, or ${elsewhere.by} for “via”.`,
      }
    : undefined;
}

/** Routed ones, reservations, and what stands in configs as ip=. */
const othersAddresses = (facts: Facts, guest: string): { guest: string; addresses: readonly string[] }[] =>
  [
    ...(facts.routedGuests ?? []),
    ...(facts.natNetworks ?? []).flatMap(({ reservations }) =>
      reservations.map(({ guest: owner, ip, ip6 }) => ({
        guest: owner,
        addresses: [ip, ...(ip6 === undefined ? [] : [ip6])],
      })),
    ),
    ...facts.guests.map(({ name, addresses = [] }) => ({ guest: name, addresses })),
  ].filter((each) => each.guest !== guest);

const isSame = (a: string, b: string): boolean => (canonicalIpv6(a) ?? a) === b;

import { t } from '../../text/t.ts';
import { FORWARDING6 } from '../forwarding.ts';
import { cannotAsk, fail, lastLine, ok, unsure } from '../test/findings.ts';
import { NEIGHBOURS, readNeighbours } from '../test/links.ts';
import type { NetworkTest, TestFacts } from '../test/network-test.ts';
import { reach, readReach } from '../test/questions.ts';
import { type NatCard, placesOf } from './network.ts';
import { otherFirewalls } from './other-firewalls.ts';

/** The IPv6 half of a private network, for a guest that has one there. IPv4 goes on whatever is found here. */
export const sixTests = (card: NatCard, facts: TestFacts): NetworkTest[] =>
  card.ip6 === ''
    ? []
    : [
        ...[lease(card), answer(card), forwarding, masquerade(card)],
        otherFirewalls(card, facts, 'nat.six.between', ['ip6']),
        wayOut,
      ];

/** A guest whose system does not ask by DHCPv6 has no IPv6: that is nobody’s fault, and hinders nothing else. */
const lease = ({ network, mac, ip6 }: NatCard): NetworkTest => ({
  id: 'nat.six.lease',
  part: 'address',
  title: t('its IPv6 address'),
  after: ['driver', 'nat.units'],
  later: true,
  ask: () => ({ leases: { argv: ['cat', `/run/xenguide-${network}/leases`] }, neighbours: NEIGHBOURS }),
  judge({ leases, neighbours }) {
    // SECONDS IAID ADDRESS NAME DUID (dnsmasq’s lease file): an address is kept for one MAC only.
    const given = leases!.stdout.split('\n').some((each) => each.split(' ')[2] === ip6);
    if (given) return ok(t`The guest has asked for its IPv6 address, and was given ${ip6}.`);
    const uses = readNeighbours(neighbours!).some((each) => each.mac === mac && each.address === ip6);
    if (uses) return ok(t`The guest uses ${ip6}; the DHCP server has been started anew since it asked.`);
    return unsure(
      t`The guest has not asked for ${ip6} by DHCPv6: it has no IPv6 here.`,
      t('If it is to have: its system must ask by DHCPv6. xenguide guide network/nat says how it is told so.'),
      [t`/run/xenguide-${network}/leases has no line with ${ip6}`],
    );
  },
});

const answer = ({ ip6 }: NatCard): NetworkTest => ({
  id: 'nat.six.answer',
  part: 'address',
  title: t('its answer over IPv6'),
  after: ['nat.six.lease'],
  later: true,
  ask: () => ({ reached: reach(ip6) }),
  judge({ reached }, { guest, card: { mac: own } }) {
    const { how, mac, evidence } = readReach(reached!);
    if (mac !== null && mac !== own && how !== 'silence') {
      return fail(
        t`Another machine answers at ${ip6}: its card is ${mac}, the guest’s is ${own}.`,
        t('Two machines have one address. Give one of them another.'),
        evidence,
      );
    }
    if (how === 'heard') {
      return unsure(
        t`${ip6} was heard a moment ago, but does not answer now.`,
        t('Look again in half a minute.'),
        evidence,
      );
    }
    return how === 'silence'
      ? fail(
          t`Nobody answers at ${ip6}.`,
          t`The guest has not taken the address (yet). Look at its console: xl console ${guest}, and there: ip address`,
          evidence,
        )
      : ok(t`${ip6} answers.`, { evidence });
  },
});

const forwarding: NetworkTest = {
  id: 'nat.six.forwarding',
  part: 'way',
  title: t('that the host passes IPv6 on'),
  ask: () => ({ value: { argv: ['sysctl', '-n', FORWARDING6.key] } }),
  judge({ value }) {
    const now = value!.stdout.trim();
    if (now === '1') return ok(t('The host passes IPv6 packets on between its networks.'));
    if (value!.code !== 0) return cannotAsk('sysctl', value!);
    return fail(
      t('The host does not pass IPv6 on: the guest gets no further than to the host with it.'),
      t`Put it back: sysctl -w ${FORWARDING6.key}=1. Something changed it; look in /etc/sysctl.d.`,
      [`${FORWARDING6.key} = ${now}`],
    );
  },
};

const masquerade = ({ network, subnet6 }: NatCard): NetworkTest => {
  const { table, networkUnit } = placesOf(network);
  return {
    id: 'nat.six.masquerade',
    part: 'way',
    title: t('the rule that sends its IPv6 out under the host’s address'),
    // What is wrong with both is said once.
    after: ['nat.masquerade'],
    ask: () => ({ rules: { argv: ['nft', 'list', 'chain', 'inet', table, 'outgoing'] } }),
    judge({ rules }) {
      if (rules!.code !== 0) return cannotAsk('nft', rules!);
      const rule = rules!.stdout
        .split('\n')
        .find((each) => each.includes(`ip6 saddr ${subnet6} oifname !=`) && each.includes('masquerade'));
      const count = /packets (\d+)/.exec(rule ?? '')?.[1];
      return rule === undefined
        ? fail(
            t`No rule of the network ${network} sends IPv6 out under the host’s address: the guest’s packets get out with an address that nobody answers.`,
            t`Load the rules again: systemctl reload ${networkUnit}`,
            [t`nft list chain inet ${table} outgoing has no line for ${subnet6}`],
          )
        : ok(
            count === undefined
              ? t('The guests’ IPv6 goes out under the host’s address.')
              : t`The guests’ IPv6 goes out under the host’s address; it has counted ${count} connections.`,
            { evidence: [rule.trim()] },
          );
    },
  };
};

/** The host may have got it from its router, and may have lost it since. */
const wayOut: NetworkTest = {
  id: 'nat.six.way',
  part: 'way',
  title: t('the host’s own IPv6 way out'),
  ask: () => ({ routes: { argv: ['ip', '-6', '-oneline', 'route', 'show', 'default'] } }),
  judge({ routes }) {
    if (routes!.code !== 0) return cannotAsk('ip', routes!);
    const way = lastLine(routes!.stdout);
    return way === ''
      ? unsure(
          t('The host itself has no IPv6 way out: with IPv6 the guest reaches the host and its other guests only.'),
          t(
            'IPv4 is not touched by it. If the host had one before, see ip -6 route and sysctl net.ipv6.conf: a host that passes IPv6 on listens to its router only where accept_ra is 2.',
          ),
        )
      : ok(t`The host has an IPv6 way out (${way}).`);
  },
};

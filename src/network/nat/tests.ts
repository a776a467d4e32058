import { many, t } from '../../text/t.ts';
import { type Forward, printForward } from '../ports.ts';
import { hostAddress, readSubnet } from '../subnet.ts';
import { portOf } from '../test/bridge-tests.ts';
import { dhcpServers } from '../test/dhcp-servers.ts';
import { cannotAsk, fail, lastLine, ok, unsure } from '../test/findings.ts';
import { judged } from '../test/inbound-tests.ts';
import { NEIGHBOURS, readNeighbours } from '../test/links.ts';
import type { Answer, NetworkTest, TestFacts } from '../test/network-test.ts';
import { askNames, connect, readConnect, readNames } from '../test/questions.ts';
import { type NatCard, placesOf } from './network.ts';
import { otherFirewalls } from './other-firewalls.ts';
import { sixTests } from './tests-six.ts';

/** What a private network is made of (nat/actions.ts), looked at piece by piece. */
export function natTests(card: NatCard, facts: TestFacts): NetworkTest[] {
  return [
    portOf(card.network),
    lease(card),
    ...sixTests(card, facts),
    units(card),
    forwarding,
    masquerade(card),
    otherFirewalls(card, facts, 'nat.between', ['ip', 'inet']),
    names(card),
    dhcpServers(card.network, true),
    ...card.forwards.map((each) => led(each, card, facts)),
  ];
}

const units = ({ network }: NatCard): NetworkTest => {
  const { networkUnit, dhcpUnit } = placesOf(network);
  const active = (answer: Answer): boolean => answer.stdout.trim() === 'active';
  return {
    id: 'nat.units',
    part: 'link',
    title: t`the services of the network ${network}`,
    ask: () => ({
      network: { argv: ['systemctl', 'is-active', '--', networkUnit] },
      dhcp: { argv: ['systemctl', 'is-active', '--', dhcpUnit] },
    }),
    judge(said) {
      const { network: made, dhcp } = said;
      if (made!.code === 127) return cannotAsk('systemctl', made!);
      const down = [...(active(made!) ? [] : [networkUnit]), ...(active(dhcp!) ? [] : [dhcpUnit])];
      const [first] = down;
      return first === undefined
        ? ok(t`The network ${network} is made, and its DHCP server (dnsmasq) runs.`)
        : fail(
            many(
              down.length,
              t`${first} does not run: no guest on ${network} gets an address.`,
              t`${down.join(', ')} do not run: no guest on ${network} gets an address.`,
            ),
            t`See why: journalctl -u ${first}; then: systemctl start ${dhcpUnit}`,
            [t`systemctl is-active: ${lastLine(made!.stdout)}, ${lastLine(dhcp!.stdout)}`],
          );
    },
  };
};

/** The reservation is one thing, that the guest asked for it another. */
const lease = ({ network, mac, ip }: NatCard): NetworkTest => ({
  id: 'nat.lease',
  part: 'address',
  title: t('its lease'),
  after: ['driver', 'nat.units'],
  later: true,
  ask: () => ({ leases: { argv: ['cat', `/run/xenguide-${network}/leases`] }, neighbours: NEIGHBOURS }),
  judge({ leases, neighbours }) {
    // SECONDS MAC ADDRESS NAME ID (dnsmasq’s lease file)
    const given = leases!.stdout.split('\n').find((each) => each.toLowerCase().includes(` ${mac} `));
    const address = given?.split(' ')[2];
    if (address === ip) return ok(t`The guest has asked for its address, and was given ${ip}.`);
    if (address !== undefined) {
      return fail(
        t`The guest was given ${address}, but ${ip} is kept for it.`,
        t`Let it ask anew: restart its network, or the guest.`,
        [given!],
      );
    }
    const uses = readNeighbours(neighbours!).some((each) => each.mac === mac && each.address === ip);
    if (uses) return ok(t`The guest uses ${ip}; the DHCP server has been started anew since it asked.`);
    return fail(
      t('The guest has not asked for an address by DHCP, or what it asked did not arrive.'),
      t`Wait until it has booted. In the guest its card must be set to DHCP. What the server says: journalctl -u ${placesOf(network).dhcpUnit}`,
      [t`/run/xenguide-${network}/leases has no line with ${mac}`],
    );
  },
});

const forwarding: NetworkTest = {
  id: 'nat.forwarding',
  part: 'way',
  title: t('that the host passes packets on'),
  ask: () => ({ value: { argv: ['sysctl', '-n', 'net.ipv4.ip_forward'] } }),
  judge: ({ value }) =>
    value!.stdout.trim() === '1'
      ? ok(t('The host passes packets on between its networks.'))
      : value!.code === 0
        ? fail(
            t('The host does not pass packets on: the guest gets no further than to the host.'),
            t('Put it back: sysctl -w net.ipv4.ip_forward=1. Something changed it; look in /etc/sysctl.d.'),
            [`net.ipv4.ip_forward = ${value!.stdout.trim()}`],
          )
        : cannotAsk('sysctl', value!),
};

const masquerade = ({ network, subnet }: NatCard): NetworkTest => {
  const { table, networkUnit } = placesOf(network);
  return {
    id: 'nat.masquerade',
    part: 'way',
    title: t('the rule that sends it out under the host’s address'),
    ask: () => ({ rules: { argv: ['nft', 'list', 'chain', 'inet', table, 'outgoing'] } }),
    judge({ rules }) {
      const gone = !/No such file/.test(rules!.stderr) && rules!.code !== 0;
      if (gone) return cannotAsk('nft', rules!);
      const rule = rules!.stdout
        .split('\n')
        .find((each) => each.includes('ip saddr') && each.includes('oifname !=') && each.includes('masquerade'));
      if (rule === undefined) {
        return fail(
          t`The rules of the network ${network} are not loaded: the guest’s packets get out with an address that nobody answers.`,
          t`Something took them away, perhaps nft flush ruleset. Put them back: systemctl reload ${networkUnit}`,
          [
            t`nft list chain inet ${table} outgoing: ${lastLine(rules!.stderr) || `${t('no masquerade for')} ` + subnet}`,
          ],
        );
      }
      const count = /packets (\d+)/.exec(rule)?.[1];
      const counted = count === undefined ? '' : t`; it has counted ${count} connections`;
      return ok(t`The guests go out under the host’s address${counted}.`, { evidence: [rule.trim()] });
    },
  };
};

/** The guests ask the host for names. */
const names = ({ network, subnet }: NatCard): NetworkTest => {
  const first = readSubnet(subnet);
  const server = first ? hostAddress(first) : '';
  return {
    id: 'nat.names',
    part: 'way',
    title: t('name lookup for the guests'),
    after: ['nat.units', 'names'],
    ask: () => (server === '' ? t('The addresses of the network are not known.') : { servers: askNames(server) }),
    judge({ servers }) {
      const [said] = readNames(servers!);
      return said?.says === 'silence' || said === undefined
        ? fail(
            t`The network’s name server ${server} does not answer.`,
            t`See: journalctl -u ${placesOf(network).dhcpUnit}`,
          )
        : ok(t`The network’s name server ${server} answers.`, { evidence: [`${server}: ${said.says}`] });
    },
  };
};

/** From the host itself: another machine’s way there may have a firewall in it. */
const led = (forward: Forward, { network, ip, ip6 }: NatCard, facts: TestFacts): NetworkTest => {
  const { proto, host, guest } = forward;
  const { table, networkUnit } = placesOf(network);
  const own = ownAddress(facts);
  return {
    id: `nat.forward.${proto}.${host}`,
    part: 'inbound',
    title: t`the host’s port ${proto}/${host}`,
    after: ['answers', 'nat.masquerade'],
    later: true,
    ask: () => ({
      rules: { argv: ['nft', 'list', 'chain', 'inet', table, 'forwards'] },
      ...(proto === 'tcp' && own !== undefined ? { connection: connect(own, host) } : {}),
    }),
    judge({ rules, connection }) {
      if (rules!.code !== 0) return cannotAsk('nft', rules!);
      const lines = rules!.stdout.split('\n').filter((line) => line.includes(`${proto} dport ${host} `));
      const targets = [`${ip}:${guest}`, ...(ip6 === '' ? [] : [`[${ip6}]:${guest}`])];
      if (!targets.every((target) => lines.some((line) => line.includes(` ${target}`)))) {
        return fail(
          t`No rule leads the host’s port ${proto}/${host} to the guest.`,
          t`Load the rules again: systemctl reload ${networkUnit}`,
          [t`nft list chain inet ${table} forwards has no line for ${printForward(forward)}`],
        );
      }
      if (!connection) {
        return unsure(
          t`A rule leads ${proto}/${host} to the guest’s ${guest}; whether somebody listens there cannot be seen.`,
          t('Try it from another machine.'),
        );
      }
      const finding = judged(readConnect(connection), t`${own}, port ${proto}/${host}`, guest);
      return finding.verdict === 'ok'
        ? ok(t`${finding.message} (Tried from the host: from outside another firewall may stand before it.)`)
        : finding;
    },
  };
};

/** What others know the host by; never 127.0.0.1, which no forward is for. */
function ownAddress({ defaultRoute, nics, bridges }: TestFacts): string | undefined {
  if (defaultRoute?.source) return defaultRoute.source;
  const at = (name: string | undefined) => [...bridges, ...nics].find((each) => each.name === name)?.addresses ?? [];
  const all = defaultRoute ? at(defaultRoute.device) : [...bridges, ...nics].flatMap(({ addresses }) => addresses);
  return all.find((address) => !address.includes(':'))?.split('/')[0];
}

import type { Facts } from '../host/facts.ts';
import { chosenMac } from './card-fields.ts';
import type { NetworkMode } from './mode.ts';
import { natActions, natPreconditions } from './nat/actions.ts';
import { natFields } from './nat/fields.ts';
import { type NatCard, natCardOf, toOwn } from './nat/network.ts';
import { addressOf, natProblems } from './nat/problems.ts';
import { natTests } from './nat/tests.ts';
import { readAll, readForward } from './ports.ts';
import { hostAddress, readSubnet } from './subnet.ts';

/**
 * A private network inside the host: the guests have addresses of their own, and go out with the host’s. It needs no bridge
 * with a real card, and never touches one.
 */
export const nat: NetworkMode = {
  id: 'nat',
  label: 'NAT (behind the host’s address)',
  summary:
    'a private network inside the host: the guest gets out with the host’s address, and in by ports that you name',
  page: 'network/nat',
  suits: 'a private network behind the host needs none',
  guarded: true,

  unavailable({ tools }) {
    const missing = [tools.nft, tools.dnsmasq].filter(({ path }) => path === null);
    if (missing.length === 0) return undefined;
    const programs = [...(tools.nft.path ? [] : ['nft']), ...(tools.dnsmasq.path ? [] : ['dnsmasq'])];
    return {
      reason: `${programs.join(' and ')} ${programs.length > 1 ? 'are' : 'is'} not installed on this host`,
      remedy: `Install what is missing: apt install ${missing.map((tool) => tool.package).join(' ')}`,
    };
  },

  fields: natFields,
  problems: natProblems,

  resolve(answers, context) {
    const mac = chosenMac(answers, context);
    const network = String(answers.network ?? '…');
    const address = addressOf(answers, context) ?? '…';
    const forwards = readAll(answers.forwards, readForward);
    return {
      mode: 'nat',
      mac,
      vif: { mac, bridge: network },
      address: { dhcp: true, reserved: address },
      noIpv6: true,
      forwards,
      own: toOwn(network, String(answers.subnet ?? '…'), context),
    };
  },

  actions: (card, fill) => natActions(natCardOf(card), fill),
  preconditions: (card) => natPreconditions(natCardOf(card)),

  warnings: (card, facts) => strictFirewalls(natCardOf(card), facts),

  route(card, facts) {
    const { network, subnet, isNew } = natCardOf(card);
    const host = readSubnet(subnet);
    const way = facts?.defaultRoute;
    return [
      `${isNew ? '+' : ''}bridge ${network}${host ? `: the host is ${hostAddress(host)} there` : ''}`,
      '(the host passes it on, under its own address)',
      ...(way ? [way.device, `gateway ${way.gateway}`] : ['the host’s way out']),
    ];
  },

  tests: (card, facts) => natTests(natCardOf(card), facts),

  recognise({ mac, vif }, { natNetworks = [] }) {
    const network = natNetworks.find(({ name }) => name === vif.bridge);
    const kept = network?.reservations.find((each) => each.mac === mac);
    if (!network || !kept) return undefined;
    const { guest, ip } = kept;
    const forwards = network.forwards
      .filter((each) => each.ip === ip)
      .map(({ proto, host, port }) => ({ proto, host, guest: port }));
    const own = { subnet: network.subnet, guest, index: '0', isNew: 'no' };
    return { mode: 'nat', mac, vif, address: { dhcp: true, reserved: ip }, forwards, own };
  },
};

/** A packet that any chain drops is lost, whatever ours say: only the other firewall’s own rules can let it pass. */
function strictFirewalls({ network }: NatCard, { strictChains = [] }: Facts): string[] {
  const chain = (hook: 'input' | 'forward') => strictChains.find((each) => each.hook === hook);
  const forward = chain('forward');
  const input = chain('input');
  const named = (each: NonNullable<typeof forward>): string => `${each.family} ${each.table} ${each.chain}`;
  return [
    ...(forward
      ? [
          `Another firewall of the host drops what it does not know (nft chain ${named(forward)}): the guest will not get out ` +
            `before that lets ${network} pass. With Docker: iptables -I DOCKER-USER -i ${network} -j ACCEPT and ` +
            `iptables -I DOCKER-USER -o ${network} -j ACCEPT. With ufw: ufw route allow in on ${network} and ` +
            `ufw route allow out on ${network}.`,
        ]
      : []),
    ...(input
      ? [
          `Another firewall of the host lets in only what it knows (nft chain ${named(input)}): the guest gets no address ` +
            `before that lets DHCP and DNS in from ${network}. With ufw: ufw allow in on ${network} to any port 67 proto udp ` +
            `and ufw allow in on ${network} to any port 53.`,
        ]
      : []),
  ];
}

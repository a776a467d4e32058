import { listed } from '../text/listed.ts';
import { many, noted, t } from '../text/t.ts';
import { isIpv4 } from './address.ts';
import { chosenMac } from './card-fields.ts';
import { ROUTER6 } from './ipv6.ts';
import type { NetworkMode } from './mode.ts';
import { natActions } from './nat/actions.ts';
import { natAgain } from './nat/again.ts';
import { natFields } from './nat/fields.ts';
import { natCardOf, toOwn } from './nat/network.ts';
import { natPreconditions } from './nat/preconditions.ts';
import { addressOf, natProblems } from './nat/problems.ts';
import { guestAddress6, hostAddress6, subnet6Of } from './nat/six.ts';
import { natTests } from './nat/tests.ts';
import { readAll, readForward } from './ports.ts';
import { hostAddress, readSubnet } from './subnet.ts';

/**
 * A private network inside the host: the guests have addresses of their own, and go out with the host’s. It needs no bridge
 * with a real card, and never touches one.
 */
export const nat: NetworkMode = {
  id: 'nat',
  label: t('NAT (behind the host’s address)'),
  summary: t(
    'a private network inside the host: the guest gets out with the host’s address, and in by ports that you name',
  ),
  page: 'network/nat',
  suits: t('a private network behind the host needs none'),
  guarded: true,
  routed: true,
  privateNetwork: true,

  unavailable({ tools }) {
    const missing = [tools.nft, tools.dnsmasq].filter(({ path }) => path === null);
    if (missing.length === 0) return undefined;
    const programs = [...(tools.nft.path ? [] : ['nft']), ...(tools.dnsmasq.path ? [] : ['dnsmasq'])];
    return {
      reason: many(
        programs.length,
        t`${programs[0]} is not installed on this host`,
        t`${programs.join(', ')} are not installed on this host`,
      ),
      remedy: t`Install what is missing: apt install ${missing.map((tool) => tool.package).join(' ')}`,
    };
  },

  fields: natFields,
  problems: natProblems,

  resolve(answers, context) {
    const mac = chosenMac(answers, context);
    const network = String(answers.network ?? '…');
    const subnet = String(answers.subnet ?? '…');
    const address = addressOf(answers, context) ?? '…';
    const forwards = readAll(answers.forwards, readForward);
    const subnet6 = subnet6Of(answers, context);
    const reserved6 = subnet6 && isIpv4(address) ? guestAddress6(address, subnet, subnet6) : undefined;
    return {
      mode: 'nat',
      mac,
      vif: { mac, bridge: network },
      address: { dhcp: true, reserved: address, ...(reserved6 === undefined ? {} : { reserved6 }) },
      ...(reserved6 === undefined ? { noIpv6: true as const } : { router6: ROUTER6 }),
      forwards,
      own: toOwn(network, subnet, subnet6, context),
    };
  },

  actions: (card, fill) => natActions(natCardOf(card), fill),
  preconditions: (card) => natPreconditions(natCardOf(card)),

  route(card, facts) {
    const { network, subnet, subnet6, isNew } = natCardOf(card);
    const host = readSubnet(subnet);
    const way = facts?.defaultRoute;
    const own = host ? [hostAddress(host), ...(subnet6 === '' ? [] : [hostAddress6(subnet6)])] : [];
    return [
      t`${isNew ? '+' : ''}bridge ${network}${host ? t`: the host is ${listed(own)} there` : ''}`,
      t('(the host passes it on, under its own address)'),
      ...(way ? [way.device, t`gateway ${way.gateway}`] : [t('the host’s way out')]),
    ];
  },

  hostCards: (card) => natCardOf(card).adverts,

  tests: (card, facts) => natTests(natCardOf(card), facts),

  // The prefix that `auto` means is made of the host’s cards.
  asMade(card, { natNetworks = [] }) {
    const { subnet6, ...own } = card.own ?? {};
    if (subnet6 === undefined || !card.address.dhcp) return card;
    const { reserved6, ...address } = card.address;
    const network = natNetworks.find(({ name }) => name === card.vif.bridge);
    const six = network?.subnet6;
    // A network that is not there has no addresses that could be asked for.
    if (six === undefined || address.reserved === undefined) return { ...card, own, address };
    const made = guestAddress6(address.reserved, network!.subnet, six);
    return { ...card, own: { ...own, subnet6: six }, address: { ...address, reserved6: made } };
  },

  recognise({ mac, vif }, { natNetworks = [] }) {
    const network = natNetworks.find(({ name }) => name === vif.bridge);
    const kept = network?.reservations.find((each) => each.mac === mac);
    if (!network || !kept) return undefined;
    const { guest, ip, ip6 } = kept;
    const forwards = network.forwards
      .filter((each) => each.ip === ip)
      .map(({ proto, host, port }) => ({ proto, host, guest: port }));
    const six = ip6 !== undefined && network.subnet6 !== undefined;
    const own = {
      subnet: network.subnet,
      guest,
      index: '0',
      isNew: 'no',
      ...(six ? { subnet6: network.subnet6 } : {}),
    };
    const address = { dhcp: true as const, reserved: ip, ...(six ? { reserved6: ip6 } : {}) };
    return { mode: 'nat', mac, vif, address, forwards, own };
  },

  again: natAgain,

  asAnother: ({ bridge, host: { natNetworks = [] } }) =>
    natNetworks.some(({ name }) => name === bridge)
      ? noted`it is in the private network ${bridge}, whose DHCP server knows the first guest only: this one gets no address from it.`
      : undefined,
};

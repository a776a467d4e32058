import { listed } from '../text/listed.ts';
import { noted, t } from '../text/t.ts';
import type { NetworkCard } from './card.ts';
import { chosenMac } from './card-fields.ts';
import { ROUTE_SCRIPT } from './firewall/guard.ts';
import { ROUTER6 } from './ipv6.ts';
import type { NetworkMode } from './mode.ts';
import { routeActions, routePreconditions } from './route/actions.ts';
import { routeAgain } from './route/again.ts';
import { GATEWAY4, isSix, type RoutedCard, routedCardOf, toOwn } from './route/card.ts';
import { routeFields, waysOut } from './route/fields.ts';
import { routeProblems } from './route/problems.ts';
import { routeTests } from './route/tests.ts';

/**
 * The guest is a neighbour that the host routes to: no bridge, and addresses that the world reaches. For hosts whose
 * provider knows one MAC only, and for wireless cards, which can be no port of a bridge.
 */
export const route: NetworkMode = {
  id: 'route',
  label: t('Routed (public address, no bridge)'),
  summary: t('the host passes on what is for the guest’s own address: for rented servers with more than one address'),
  page: 'network/route',
  guarded: 'vif',
  routed: true,

  unavailable: (facts) =>
    waysOut(facts).length > 0
      ? undefined
      : {
          reason: t('no network card of this host has an address'),
          remedy: t('Connect the host first: ip -br address shows its cards. Or choose no network.'),
        },

  fields: routeFields,
  problems: routeProblems,

  resolve(answers, context) {
    const mac = chosenMac(answers, context);
    const own = toOwn(answers, context);
    const all = (own.addresses ?? '').split(' ').filter(Boolean);
    const dns = Array.isArray(answers.dns) ? answers.dns.map(String) : [];
    const [first = { ip: '…', gateway: GATEWAY4 }, second] = all.map((address) =>
      isSix(address)
        ? { ip: `${address}/128`, gateway: ROUTER6 }
        : { ip: `${address}/32`, gateway: GATEWAY4, asInNetwork: pairOf(address) },
    );
    const ip = all.join(' ');
    return {
      mode: 'route',
      mac,
      vif: { mac, script: ROUTE_SCRIPT, gatewaydev: own.via ?? '…', ip: ip === '' ? '…' : ip },
      address: { dhcp: false, ...first, dns, ...(second ? { second } : {}) },
      own,
    };
  },

  actions: (card, fill) => routeActions(routedCardOf(card), fill),
  preconditions: (card) => routePreconditions(routedCardOf(card)),

  warnings(card) {
    const routed = routedCardOf(card);
    return [...ledByOthers(routed), ...nameless(card)];
  },

  hostCards(card) {
    const { via, adverts } = routedCardOf(card);
    return [via, ...adverts];
  },

  again: routeAgain,

  tests: (card, facts) => routeTests(routedCardOf(card), facts),

  byHand(card) {
    const { addresses } = routedCardOf(card);
    return addresses.flatMap((address) => {
      const [family, prefix, gateway] = isSix(address) ? ['-6', 128, ROUTER6] : ['-4', 32, GATEWAY4];
      return [
        ['ip', family, 'address', 'add', `${address}/${prefix}`, 'dev', 'enX0'].join(' '),
        ['ip', family, 'route', 'add', 'default', 'via', gateway, 'dev', 'enX0', 'onlink'].join(' '),
      ];
    });
  },

  route(card, facts) {
    const { addresses, answered, via } = routedCardOf(card);
    const way = facts?.defaultRoute;
    const gateways = [...new Set(addresses.map((each) => (isSix(each) ? ROUTER6 : GATEWAY4)))];
    return [
      t`the host: its routes lead here, and here it is ${listed(gateways)}`,
      t('(the host passes it on, under the guest’s own address)'),
      `${via}${answered.length > 0 ? t`: the host answers for ${answered.length > 1 ? t('both addresses') : answered[0]} there` : ''}`,
      ...(way?.device === via ? [t`gateway ${way.gateway}`] : []),
    ];
  },
};

/**
 * Where only a network and a gateway in it can be told (the kernel’s ip=): a network of two, the other of which is the
 * gateway. It need not exist: the host answers the guest for it, as for everything that is elsewhere.
 */
function pairOf(address: string): { gateway: string; prefix: number } {
  const [octet = 0, ...before] = address.split('.').map(Number).toReversed();
  return { gateway: [...before.toReversed(), octet % 2 === 0 ? octet + 1 : octet - 1].join('.'), prefix: 31 };
}

function ledByOthers({ addresses, answered, via }: RoutedCard): string[] {
  const led = addresses.filter((each) => !answered.includes(each));
  return led.length === 0
    ? []
    : [
        noted`${led.join(', ')}: nobody is told on ${via} that this host has it. That is right where your provider sends its packets to this host anyway (ask for “routed to the host’s address”). If the guest is not reached, answer “always” to network.N.answer.`,
      ];
}

function nameless({ address }: NetworkCard): string[] {
  return !address.dhcp && address.dns.length === 0
    ? [noted('No name server is named (network.N.dns): the guest will reach addresses, but no names.')]
    : [];
}

import type { Facts } from '../../host/facts.ts';
import { guardAgain } from '../../network/firewall/actions.ts';
import { GUARD_SCRIPT, partOf, ROUTE_SCRIPT } from '../../network/firewall/guard.ts';
import { scriptPath } from '../../network/hotplug-script.ts';
import { natAgain, natCardIn } from '../../network/nat/again.ts';
import type { NatCard } from '../../network/nat/network.ts';
import { natPreconditions } from '../../network/nat/preconditions.ts';
import { routePreconditions } from '../../network/route/actions.ts';
import { type RoutedAgain, routeAgain, routedCardIn } from '../../network/route/again.ts';
import { GUESTS } from '../../network/route/card.ts';
import type { Action, Plan } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import type { Problem } from '../../problem.ts';
import { noted, t } from '../../text/t.ts';
import { parseConfig } from '../../xl/parse.ts';
import { parseVif } from '../../xl/vif.ts';
import { texts } from '../config.ts';
import type { Manifest } from '../manifest.ts';

/**
 * What a guest's cards need of the host: rules of their firewall, an address kept for them in a private network, a route. It went away with
 * the guest when that was taken back; it stands in the plan by which the guest was made, and that is in the backup. Of that plan only words
 * and the text of the rules are used, never a command: a backup is data.
 */

export interface CardInput {
  /** The restored one. */
  guest: string;
  /** Its config, as it is going to be. */
  config: string;
  manifest: Manifest;
  /** What is known of the host’s networks. */
  host: Pick<Facts, 'natNetworks' | 'routerAdverts'>;
}

interface Card {
  mac: string;
  bridge: string | undefined;
  /** Full path; undefined: Xen’s usual one. */
  script: string | undefined;
  /** Of its firewall at a bridge, as they were written; undefined: there are none in the backup. */
  rules: string | undefined;
  nat: NatCard | undefined;
  routed: RoutedAgain | undefined;
}

const ROUTED_BY = scriptPath(ROUTE_SCRIPT);
const GUARDED_BY = scriptPath(GUARD_SCRIPT);

function cardsOf({ guest, config, manifest, host }: CardInput): Card[] {
  const steps = manifest.plan?.actions.flatMap((action) => action.do) ?? [];
  const files = new Map(steps.flatMap((step) => ('write' in step ? [[step.write, step.text ?? ''] as const] : [])));
  return texts(parseConfig(config).settings.get('vif')).map((spec) => {
    const { vif } = parseVif(spec);
    const script = vif.script === undefined ? undefined : scriptPath(vif.script);
    const given = vif.mac?.toLowerCase() ?? '';
    // It becomes part of a path.
    const mac = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(given) ? given : '';
    const { bridge } = vif;
    return {
      ...{ mac, bridge, script },
      rules: script === GUARDED_BY && mac !== '' ? files.get(partOf({ mac })) : undefined,
      nat: bridge === undefined || mac === '' ? undefined : natCardIn(files, { guest, mac, bridge }, host),
      routed: script === ROUTED_BY && mac !== '' ? routedCardIn(files, { guest, mac }, host) : undefined,
    };
  });
}

/** Brings again what each card needs, where it is not there. */
export function cardActions(input: CardInput, fill: FillTemplate): Action[] {
  const all = cardsOf(input).flatMap(({ mac, rules, nat, routed }) => [
    ...(nat ? natAgain(nat, fill) : []),
    ...(routed ? routeAgain(routed, fill) : []),
    ...(rules === undefined ? [] : guardAgain({ guest: input.guest, mac }, rules, fill)),
  ]);
  return all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index);
}

/** What is not brought must be there: without it xl makes the guest, cannot give it its card, and ends it again. */
export function cardPreconditions(input: CardInput): Plan['preconditions'] {
  const cards = cardsOf(input);
  const scripts = cards.flatMap(({ script, rules, routed }) =>
    script === undefined || rules !== undefined || routed ? [] : script,
  );
  const bridges = cards.flatMap(({ bridge, nat }) => (bridge === undefined || nat ? [] : bridge));
  return [
    ...[...new Set(scripts)].map((script): Plan['preconditions'][number] => ({
      check: { run: ['test', '-x', script] },
      message: noted`${script} is not on this host, and it sets up a network card of the guest`,
      remedy: noted('Bring it here first, or restore the guest without its cards: --no-network.'),
      exit: 'notReady',
    })),
    ...cards
      .filter(({ script, routed }) => script === ROUTED_BY && !routed)
      .map(({ mac }): Plan['preconditions'][number] => ({
        check: { run: ['find', GUESTS, '-name', `*,${mac}`, '-printf', 'x'], says: 'x' },
        message: noted`the route to the card ${mac} is not described on this host, and the card does not come up without that`,
        remedy: noted`It is not in the backup. Describe it in ${GUESTS} as for another guest, or restore the guest without its cards: --no-network.`,
        exit: 'notReady',
      })),
    ...[...new Set(bridges)].map((bridge): Plan['preconditions'][number] => ({
      check: { run: ['test', '-e', `/sys/class/net/${bridge}`] },
      message: noted`there is no bridge ${bridge} on this host, and a network card of the guest belongs to it`,
      remedy: noted(
        'Make one of that name first (xenguide guide network/bridge), or restore the guest without its cards: --no-network.',
      ),
      exit: 'notReady',
    })),
    ...cards.flatMap(({ nat, routed }) => [
      ...(nat ? natPreconditions(nat) : []),
      ...(routed ? routePreconditions(routed.card) : []),
    ]),
  ];
}

/** Programs that bring them. */
export const cardNeeds = (input: CardInput): Plan['needs'] =>
  cardsOf(input).flatMap(({ rules, nat, routed }) => [
    ...(rules !== undefined || nat || routed ? [{ tool: 'nft', package: 'nftables' }] : []),
    ...(nat ? [{ tool: 'dnsmasq', package: 'dnsmasq-base' }] : []),
  ]);

/** A private network of that name may be another one on another host. */
export const cardProblems = (input: CardInput): Problem[] =>
  cardsOf(input).flatMap(({ nat }) => {
    const there = input.host.natNetworks?.find(({ name }) => name === nat?.network);
    if (!nat || !there || (there.subnet === nat.subnet && (nat.ip6 === '' || there.subnet6 === nat.subnet6))) return [];
    return [
      {
        field: 'backup',
        kind: 'conflict',
        message: t`the private network ${nat.network} of this host is ${there.subnet}, and the guest’s address in it is ${nat.ip}`,
        remedy: t('Restore the guest without its cards (--no-network), and give it one in its config.'),
      },
    ];
  });

/** For a guest of another name: nothing is kept for it. */
export const cardNotes = ({ config, host }: Pick<CardInput, 'config' | 'host'>): string[] =>
  texts(parseConfig(config).settings.get('vif')).flatMap((spec, index) => {
    const { bridge } = parseVif(spec).vif;
    return host.natNetworks?.some(({ name }) => name === bridge)
      ? [
          noted`Card ${index + 1} is in the private network ${bridge}, whose DHCP server knows the first guest only: this one gets no address from it.`,
        ]
      : [];
  });

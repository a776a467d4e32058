import type { Action, Plan } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { isIpv4 } from '../address.ts';
import type { CardAgain, HostNetworks, LostCard } from '../card-again.ts';
import { guardTextAgain } from '../firewall/actions.ts';
import { partOf, ROUTE_SCRIPT } from '../firewall/guard.ts';
import { scriptPath } from '../hotplug-script.ts';
import { canonicalIpv6 } from '../ipv6.ts';
import { routeActions, routePreconditions } from './actions.ts';
import { GUESTS, isSix, type RoutedCard } from './card.ts';

/** A routed card, with the rules of its firewall where it has one. */
interface RoutedAgain {
  card: RoutedCard;
  rules: string | undefined;
}

/**
 * A routed card, read back from the files that were once written for it; undefined: they describe none, or its firewall is missing, without
 * which it does not come up. They may come from anywhere: nothing of them is used but a few words that are what they should be, and rules.
 */
export function routedCardIn(
  files: ReadonlyMap<string, string>,
  { guest, mac }: { guest: string; mac: string },
  { routerAdverts = [] }: Pick<HostNetworks, 'routerAdverts'>,
): RoutedAgain | undefined {
  for (const [path, text] of files) {
    const [before, after] = [`${GUESTS}/${guest},`, `,${mac}`];
    if (!path.startsWith(before) || !path.endsWith(after)) continue;
    const index = path.slice(before.length, -after.length);
    const valuesOf = (key: string): string[] =>
      text.split('\n').flatMap((line) => (line.startsWith(`${key} `) ? line.slice(key.length + 1) : []));
    const [via = ''] = valuesOf('via');
    const [addresses, answered] = [valuesOf('address'), valuesOf('answer')];
    const isWhole =
      /^\d{1,2}$/.test(index) &&
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/.test(via) &&
      addresses.length > 0 &&
      addresses.every((each) => isIpv4(each) || canonicalIpv6(each) === each) &&
      answered.every((each) => addresses.includes(each));
    const guarded = valuesOf('firewall')[0] === 'yes';
    const rules = guarded ? files.get(partOf({ mac, routed: true })) : undefined;
    if (!isWhole || (guarded && rules === undefined)) return undefined;
    const adverts = addresses.some(isSix) ? routerAdverts : [];
    return { card: { guest, index, mac, via, addresses, answered, adverts, guarded }, rules };
  }
  return undefined;
}

/** What the card needs of the host: its route, with the script that sets it up, and its firewall. */
export function routeAgain({ guest, mac, script, files, host }: LostCard): CardAgain | undefined {
  if (script !== scriptPath(ROUTE_SCRIPT)) return undefined;
  const routed = routedCardIn(files, { guest, mac }, host);
  if (!routed) return { actions: () => [], preconditions: [described(mac)], needs: [], problems: [], brings: {} };
  const { card, rules } = routed;
  return {
    actions: (fill) => [
      ...routeActions(card, fill).map((action): Action => ({ ...action, whenThere: 'keep' })),
      ...(rules === undefined ? [] : [guardTextAgain({ guest: card.guest, mac: card.mac, routed: true }, rules)]),
    ],
    preconditions: routePreconditions(card),
    needs: [{ tool: 'nft', package: 'nftables' }],
    problems: [],
    brings: { script: true },
  };
}

/** Nothing in the backup tells its route: somebody must have. */
const described = (mac: string): Plan['preconditions'][number] => ({
  check: { run: ['find', GUESTS, '-name', `*,${mac}`, '-printf', 'x'], says: 'x' },
  message: noted`the route to the card ${mac} is not described on this host, and the card does not come up without that`,
  remedy: noted`It is not in the backup. Describe it in ${GUESTS} as for another guest, or restore the guest without its cards: --no-network.`,
  exit: 'notReady',
});

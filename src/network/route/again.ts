import type { Facts } from '../../host/facts.ts';
import type { Action } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { isIpv4 } from '../address.ts';
import { guardTextAgain } from '../firewall/actions.ts';
import { partOf } from '../firewall/guard.ts';
import { canonicalIpv6 } from '../ipv6.ts';
import { routeActions } from './actions.ts';
import { GUESTS, isSix, type RoutedCard } from './card.ts';

/** A routed card, with the rules of its firewall where it has one. */
export interface RoutedAgain {
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
  { routerAdverts = [] }: Pick<Facts, 'routerAdverts'>,
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

/** What the card needs of the host; what is there already is of use, and stays. */
export const routeAgain = ({ card, rules }: RoutedAgain, fill: FillTemplate): Action[] => [
  ...routeActions(card, fill).map((action): Action => ({ ...action, whenThere: 'keep' })),
  ...(rules === undefined ? [] : [guardTextAgain({ guest: card.guest, mac: card.mac, routed: true }, rules)]),
];

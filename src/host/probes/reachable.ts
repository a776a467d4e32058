import type { FilterRule } from '../traffic.ts';

/** The rules of a chain and of those that it leads to; the rest belongs to other places. */
export function reachable(all: Readonly<Record<string, FilterRule[]>>, from: string): Record<string, FilterRule[]> {
  const found: Record<string, FilterRule[]> = {};
  const walk = (chain: string): void => {
    if (Object.hasOwn(found, chain)) return;
    found[chain] = Object.hasOwn(all, chain) ? all[chain]! : [];
    for (const { does } of found[chain]) {
      const [verb, to] = does.split(' ');
      if (to !== undefined && (verb === 'jump' || verb === 'goto')) walk(to);
    }
  };
  walk(from);
  return found;
}

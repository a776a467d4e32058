import type { Facts } from './facts.ts';

/**
 * Whether the host’s LVM looks at a device, given its names. lvm.conf(5): of a filter the first pattern that matches a name
 * counts; a device is looked at when one of its names is accepted so, or when none matches anything. Only the devices in
 * the devices file are looked at where that is used (lvmdevices(8)). Not known: everything, as LVM does by itself.
 */
export function lvmLooksAt(names: readonly string[], scan: Facts['lvmScan']): boolean {
  if (!scan) return true;
  if (scan.devices !== null && !names.some((name) => scan.devices!.includes(name))) return false;
  return scan.filters.every((filter) => comesThrough(names, filter));
}

function comesThrough(names: readonly string[], filter: readonly string[]): boolean {
  const verdicts = names.flatMap((name) => {
    const first = filter.find((pattern) => matches(pattern, name));
    return first === undefined ? [] : [first.startsWith('a')];
  });
  return verdicts.length === 0 || verdicts.includes(true);
}

/** `a|^/dev/sd|`, `r/loop/`: a letter, and a pattern between two marks. LVM’s own patterns are a part of ours. */
function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern.slice(2, -1)).test(name);
  } catch {
    return false;
  }
}

import type { Facts } from '../host/facts.ts';
import { pathsOf, spelled } from '../host/in-use/names.ts';
import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';

/**
 * A guest may have a disk by this name before there is one: its volume was removed, or is made anew by whoever restores it. What is
 * made under that name would be the disk of both. Undefined: no guest on this host has.
 */
export function namedAlready(path: string, field: string, facts: Facts): Problem | undefined {
  const name = spelled(path);
  const owner = facts.guests.find(({ disks }) => disks.flatMap(pathsOf).some((each) => spelled(each) === name));
  if (!owner) return undefined;
  return {
    field,
    kind: 'conflict',
    message: t`${path} is already a disk of the guest ${owner.name}`,
    remedy: t('Choose another name for the guest.'),
  };
}

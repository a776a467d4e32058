import type { Facts } from '../host/facts.ts';
import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';

/**
 * A guest's name goes into file names, log names, xenstore, LVM and qemu's command line; xl checks none of it
 * (xen-facts 7). Undefined when it is fine.
 */
export function badName(name: string): { message: string; remedy: string } | undefined {
  const remedy = t('Use letters, digits and . _ + - (at most 60), beginning with a letter or digit, like web1.');
  if (name === '') return { message: t('the guest has no name'), remedy };
  if (name.length > 60) return { message: t`the name has ${name.length} characters`, remedy };
  if (/^\d+$/.test(name)) {
    return { message: t`“${name}” has digits only: xl would take it for a running guest’s number`, remedy };
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name)) {
    return { message: t`“${name}” has characters that a guest’s name cannot have`, remedy };
  }
  if (/^domain-0$/i.test(name)) return { message: t`“${name}” is the name of the host’s own system`, remedy };
  if (name.endsWith('--incoming') || name.endsWith('--migratedaway')) {
    return { message: t`“${name}” ends like a guest that xl is moving just now`, remedy };
  }
  return undefined;
}

/** Taken by a guest that runs or that a config describes. */
export function nameTaken(name: string, facts: Facts | undefined): Omit<Problem, 'field'> | undefined {
  const other = facts?.guests.find((guest) => guest.name === name);
  if (!other) return undefined;
  const where = other.domid === null ? t`described in ${other.config ?? '/etc/xen'}` : 'running';
  return {
    kind: 'conflict',
    message: t`there is a guest called ${name} already (${where})`,
    remedy: t`Choose another name, or take that guest away first (xenguide undo ${name}, if xenguide made it).`,
  };
}

/** `debian1`, or the first number that is free. */
export function suggestName(os: string | undefined, facts: Facts | undefined): string {
  const stem = os && /^[a-z][a-z0-9]{1,20}$/.test(os) ? os : 'guest';
  const taken = new Set(facts?.guests.map((guest) => guest.name));
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

import { t } from '../../../text/t.ts';
import { roundSize } from '../../../units.ts';
import { no, ok, type Topic } from './check.ts';

/** Memory is reserved at the target while the guest still has it at the source. */
export const room: Topic = ({ guest, to }) => {
  const free = to.facts.xen.freeMemoryBytes;
  const needed = guest.memoryBytes;
  if (free >= needed)
    return [ok('memory', t`${to.name} has ${roundSize(free)} free for it; it needs ${roundSize(needed)}.`)];
  return [
    no(
      'memory',
      t`${to.name} has ${roundSize(free)} of memory free for guests, and ${guest.name} needs ${roundSize(needed)}`,
      t`Make room on ${to.name}: shut a guest down, or give its own system less (dom0_mem= on Xen’s command line).`,
    ),
  ];
};

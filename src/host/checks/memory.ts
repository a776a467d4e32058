import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { Facts } from '../facts.ts';
import { fail, type Judge, ok, warn } from './check.ts';

const MiB = 2 ** 20;
/** A small Linux guest with what Xen needs for it. */
const LEAST = 256 * MiB;

const FIX = t(
  'GRUB_CMDLINE_XEN_DEFAULT="dom0_mem=2G,max:2G" in /etc/default/grub.d/xen.cfg, then update-grub and reboot.',
);

/** Guests get what Xen has free; what `free` says in dom0 does not count (pains P32, P33). */
export const freeMemory: Judge = (facts) => {
  const { role, freeMemoryBytes: free, totalMemoryBytes: total } = facts.xen;
  if (role !== 'dom0' || total === 0) return [];
  if (free >= LEAST) return [ok('memory', t`Xen has ${roundSize(free)} of its ${roundSize(total)} free for guests.`)];
  const message = t`Xen has only ${roundSize(free)} free for guests.`;
  if (balloons(facts)) {
    return [
      warn('memory', t`${message} xl will take memory from dom0 for each guest, which may fail.`, t`Better: ${FIX}`),
    ];
  }
  return [
    fail('memory', message, t('Shut a guest down, or give dom0 less: the value of dom0_mem= on the Xen command line.')),
  ];
};

/** Whether dom0's memory is fixed, so that it neither shrinks under load nor takes what guests need. */
export const dom0Memory: Judge = ({ xen, memory }) => {
  if (xen.role !== 'dom0') return [];
  if (xen.dom0Mem === null) {
    const message = t`dom0 began with all memory of the machine and holds ${roundSize(memory.totalBytes)} now.`;
    return [warn('dom0-memory', message, t`Give it a fixed share: ${FIX}`)];
  }
  if (!xen.dom0Mem.includes('max:')) {
    const message = t`dom0's memory is set (${xen.dom0Mem}) but not its most, so it may grow into what guests need.`;
    return [warn('dom0-memory', message, t`Write the most as well: ${FIX}`)];
  }
  return [ok('dom0-memory', t`dom0's memory is fixed: dom0_mem=${xen.dom0Mem}.`)];
};

/** xl.conf's autoballoon against a fixed dom0 (xen-facts 6.5). */
export const autoballoon: Judge = (facts) => {
  const { xen, xlConf } = facts;
  if (xen.role !== 'dom0' || xen.dom0Mem === null) return [];
  if (!balloons(facts)) return [ok('autoballoon', t('xl leaves dom0 its memory when it makes a guest.'))];
  const message = t`dom0's memory is fixed, yet xl takes from it when it makes a guest: autoballoon is ${xlConf.autoballoon}.`;
  return [warn('autoballoon', message, t('Write autoballoon="auto" in /etc/xen/xl.conf.'))];
};

/** Whether xl shrinks dom0 to make room: `auto`, the default, means only when dom0_mem is not set. */
function balloons({ xen, xlConf }: Facts): boolean {
  const setting = xlConf.autoballoon ?? 'auto';
  return setting === 'auto' ? xen.dom0Mem === null : setting === 'on' || setting === '1';
}

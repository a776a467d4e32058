import { many, t } from '../../../text/t.ts';
import { no, ok, type Topic, warn } from './check.ts';

/** A guest goes on using what it found when it started: the target’s processor must have it too. */
export const processor: Topic = ({ from, to }) => {
  if (from.cpuVendor !== to.cpuVendor && from.cpuVendor !== '' && to.cpuVendor !== '') {
    return [
      no(
        'cpu',
        t`the processors are of different makers (${from.cpuVendor} and ${to.cpuVendor}), and no running guest moves between them`,
        t('Shut the guest down and start it at the other host.'),
      ),
    ];
  }
  if (from.cpuCaps.length === 0 || from.cpuCaps.length !== to.cpuCaps.length) {
    return [warn('cpu', t('what the two processors can do cannot be compared'), t('See it on both: xl info hw_caps'))];
  }
  const missing = from.cpuCaps.reduce((sum, caps, index) => sum + bits(word(caps) & ~word(to.cpuCaps[index]!)), 0);
  if (missing === 0) return [ok('cpu', t`${to.name}’s processor can do all that ${from.name}’s can.`)];
  return [
    warn(
      'cpu',
      many(
        missing,
        t`${to.name}’s processor lacks 1 thing that ${from.name}’s can do; if the guest uses one of them, Xen refuses it there and it goes on here`,
        t`${to.name}’s processor lacks ${missing} things that ${from.name}’s can do; if the guest uses one of them, Xen refuses it there and it goes on here`,
      ),
      t('What both can do is given to a guest by cpuid= in its config (xl.cfg), from its next start on.'),
    ),
  ];
};

const word = (hex: string): bigint => (/^[0-9a-f]+$/i.test(hex) ? BigInt(`0x${hex}`) : 0n);

const bits = (value: bigint): number => value.toString(2).replaceAll('0', '').length;

import type { Spread } from '../bench/stats.ts';
import { type Rates, ratios } from './figures.ts';
import type { Place } from './places.ts';

export interface Circumstances {
  rounds: number;
  mib: number;
  /** `Debian 12, Xen 4.17` */
  xen: string;
  date: string;
}

/** One that was measured. */
export type Measured = Pick<Place, 'what' | 'below'> & { rates: Rates };

/** The page docs/bench-storage.md. The first of `all` is the raw device. */
export function page(
  all: readonly Measured[],
  leftOut: readonly Place[],
  { rounds, mib, xen, date }: Circumstances,
): string {
  const raw = all[0]!.rates;
  return [
    '# Speed of the places for a disk',
    '',
    'Written by `npm run bench:storage`. One guest of the lab has a disk on each and measures them in turns, as multiples of',
    'what it gets from the raw device: 0.50× is half as fast.',
    '',
    `${date}, ${xen}. ${mib} MiB at a time in pieces of 1 MiB, medians of ${rounds} rounds after one to warm up, lowest and`,
    'highest beside them. The guest goes past its own cache (O_DIRECT); a write ends when the disk says that all of it is',
    'kept (fsync); before anything is read, the host’s caches are emptied.',
    '',
    '**What the figures are worth**: the host is emulated in software. What a place costs beside another one can be seen;',
    'how many MB/s it makes cannot, so they are not told. Every switch between guest, Xen and dom0 costs far more than on a',
    'real machine, and the disk below costs nearly nothing, so that work of the dom0 counts for more than it would. The file',
    'server and the iSCSI target are on the host itself: there is no network in between. What a disk costs when its blocks',
    'are written for the first time (thin, qcow2) is not in it.',
    '',
    '| | below Xen’s disk link | writing | lowest–highest | reading | lowest–highest |',
    '|---|---|--:|--:|--:|--:|',
    ...all.map(({ what, below, rates }) => {
      const cells = (['write', 'read'] as const).flatMap((way) => shown(ratios(rates[way], raw[way])));
      return `| ${[what, below, ...cells].join(' | ')} |`;
    }),
    ...leftOut.flatMap(({ what, missing }, index) => [
      ...(index === 0 ? [''] : []),
      `Left out: ${what}, since ${missing}.`,
    ]),
    '',
  ].join('\n');
}

const shown = ({ median, least, most }: Spread): string[] => [
  `${median.toFixed(2)}×`,
  `${least.toFixed(2)}–${most.toFixed(2)}`,
];

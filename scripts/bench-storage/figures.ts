import { type Spread, spread } from '../bench/stats.ts';

/** KiB/s of each round, in their order; the first one is to warm up and does not count. */
export interface Rates {
  write: number[];
  read: number[];
}

const FIGURE = /^speed (\w+) round \d+ (write|read) (\d+) KiB\/s$/;

/**
 * What a practice guest (lab/guest/init) said about its disks, by their names in the guest. Throws an Error when it
 * could not measure one, or nobody answered it.
 */
export function ratesOf(lines: readonly string[]): Map<string, Rates> {
  const rates = new Map<string, Rates>();
  for (const line of lines) {
    if (/^speed .*failed$|^speed heard nothing$/.test(line)) throw new Error(`the guest could not measure: ${line}`);
    const [, disk, what, rate] = FIGURE.exec(line) ?? [];
    if (disk === undefined) continue;
    const own = rates.get(disk) ?? { write: [], read: [] };
    own[what as 'write' | 'read'].push(Number(rate));
    rates.set(disk, own);
  }
  return rates;
}

/** The rounds that count, as multiples of the raw device's median in the same run. */
export function ratios(own: readonly number[], raw: readonly number[]): Spread {
  const { median } = spread(raw.slice(1));
  return spread(own.slice(1).map((rate) => rate / median));
}

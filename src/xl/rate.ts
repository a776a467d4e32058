import { t } from '../text/t.ts';

/** What a vif's rate= comes to. */
interface Rate {
  bytesPerInterval: number;
  intervalMicroseconds: number;
}

/** Where reading and meaning part: xl takes the rate, but for something else than it looks like. */
export interface RateReading {
  rate: Rate;
  surprises: string[];
}

const UINT32_MAX = 2n ** 32n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;
const SCALE: Record<string, bigint> = { G: 1_000_000_000n, M: 1_000_000n, K: 1_000n };

/**
 * Reads `RATE[@INTERVAL]` as xl does (tools/libs/util/libxlu_vif.c, the same from Xen 4.17 to 4.22), oddities
 * included: both numbers are octal with a leading 0, and a bare interval is in seconds.
 */
export function parseRate(spec: string): RateReading | { problem: string } {
  const mark = spec.indexOf('@');
  const amount = mark === -1 ? spec : spec.slice(0, mark);
  const interval = mark === -1 ? undefined : spec.slice(mark + 1);
  if (amount === '') return { problem: t('there is no rate') };
  if (!/^[0-9]+[GMK]?[Bb]\/s$/.test(amount)) {
    return { problem: t`${JSON.stringify(amount)} is not of the form NUMBER[G|M|K](B|b)/s` };
  }
  const read = leading(amount);
  if (read.value === 0n || read.value > UINT32_MAX) return { problem: t`${amount} is zero or too large` };
  let perSecond = read.value * (SCALE[read.rest[0] as string] ?? 1n);
  if (read.rest[0] === 'b' || read.rest[1] === 'b') perSecond /= 8n;

  let microseconds = 50_000n;
  if (interval !== undefined) {
    if (!/^[0-9]+[mu]?s?$/.test(interval)) {
      return { problem: t`the interval ${JSON.stringify(interval)} is not of the form NUMBER[s|ms|us]` };
    }
    const time = leading(interval);
    if (time.value === 0n || time.value > UINT32_MAX)
      return { problem: t`the interval ${interval} is zero or too long` };
    microseconds = time.value;
    if (time.rest === '' || time.rest[0] === 's') microseconds *= 1_000_000n;
    else if (time.rest[0] === 'm') microseconds *= 1_000n;
    if (microseconds > UINT32_MAX) return { problem: t`the interval ${interval} is too long` };
  }
  if (perSecond > UINT64_MAX / microseconds) return { problem: t`${spec} is too large` };
  const bytesPerInterval = (perSecond * microseconds) / 1_000_000n;
  return {
    rate: { bytesPerInterval: Number(bytesPerInterval), intervalMicroseconds: Number(microseconds) },
    surprises: surprises(amount, interval, bytesPerInterval),
  };
}

function surprises(amount: string, interval: string | undefined, bytesPerInterval: bigint): string[] {
  const found: string[] = [];
  if (/^0\d/.test(amount) || /^0\d/.test(interval ?? '')) found.push(t('a number with a leading 0 is octal to xl'));
  if (interval !== undefined && /^\d+$/.test(interval)) found.push(t('an interval without a unit is in seconds'));
  if (bytesPerInterval === 0n) found.push(t('the rate rounds to 0 bytes an interval'));
  return found;
}

/** C's strtoull with base 0 on digits: a leading 0 means octal, and reading stops at the first digit that is none. */
function leading(text: string): { value: bigint; rest: string } {
  const digits = /^(0[0-7]*|[1-9]\d*)/.exec(text)?.[0] ?? '';
  const octal = digits.length > 1 && digits[0] === '0';
  return { value: BigInt(octal ? `0o${digits.slice(1)}` : digits || '0'), rest: text.slice(digits.length) };
}

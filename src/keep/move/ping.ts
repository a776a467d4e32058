import type { Runner } from '../../host/runner.ts';

/** Between two questions. ping(8) lets root ask this often. seconds */
export const INTERVAL = 0.2;

export interface Downtime {
  /** The longest run of questions in a row that nobody answered. */
  lost: number;
  /** That run by the interval. */
  seconds: number;
  asked: number;
}

/** An IPv4 address of the guest as the source knows it from its neighbours; undefined: none was ever seen. */
export async function addressOf(runner: Runner, macs: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await runner.run({ argv: ['ip', '-4', '-j', 'neigh', 'show'], timeoutMs: 30_000 });
  if (code !== 0) return undefined;
  let rows: unknown;
  try {
    rows = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  const found = (Array.isArray(rows) ? rows : []) as { dst?: unknown; lladdr?: unknown; state?: unknown }[];
  const own = found.find(
    ({ lladdr, state }) =>
      macs.includes(String(lladdr).toLowerCase()) && !(Array.isArray(state) && state.includes('FAILED')),
  );
  return typeof own?.dst === 'string' ? own.dst : undefined;
}

export interface Pinging {
  /** Ends it, and tells what it saw. Undefined: nobody ever answered, so that nothing is known. */
  end(): Promise<Downtime | undefined>;
}

/** Asks the guest without a pause, from the source, until told to end. */
export function startPing(runner: Runner, address: string, seconds: number): Pinging {
  const stop = new AbortController();
  let said = '';
  const run = runner
    .run(
      { argv: ['ping', '-n', '-i', String(INTERVAL), '-w', String(Math.ceil(seconds)), address] },
      {
        signal: stop.signal,
        onOutput: (text) => {
          said += text;
        },
      },
    )
    .catch(() => undefined);
  return {
    end: async () => {
      stop.abort();
      await run;
      return readPings(said);
    },
  };
}

/** `64 bytes from 10.0.0.5: icmp_seq=12 ttl=64 time=0.4 ms`: what is missing between two answers was lost. */
export function readPings(output: string): Downtime | undefined {
  const answered = [...output.matchAll(/\bicmp_seq=(\d+) .*\btime=/g)].map(([, number]) => Number(number));
  const [first] = answered;
  if (first === undefined) return undefined;
  const sorted = [...new Set(answered)].sort((a, b) => a - b);
  const lost = sorted.reduce(
    (most, number, index) => Math.max(most, index === 0 ? 0 : number - sorted[index - 1]! - 1),
    0,
  );
  return { lost, seconds: Math.round(lost * INTERVAL * 10) / 10, asked: sorted.at(-1)! - first + 1 };
}

import { type NetworkFacts, readNetworkFacts } from '../../host/network-facts.ts';
import { quoteForShell } from '../../host/quote.ts';
import type { Runner } from '../../host/runner.ts';
import { isHere } from '../../host/where.ts';
import type { Outcome } from '../../network/test/network-test.ts';
import { readStore, STORE_ARGV } from '../../network/test/store.ts';
import type { Plan } from '../../plan/action.ts';
import { installs } from '../../sources/iso/install-actions.ts';
import { t } from '../../text/t.ts';
import { type TestedCard, testCards } from './look.ts';
import { label, shortLines } from './report.ts';
import { ownSubject, type Subject } from './subject.ts';

/** Nobody waits longer for it than this. */
const MOST_MS = 12_000;
/** Between two looks at a guest that is still booting. */
const PAUSE_MS = 1500;

export interface AfterApply {
  /** For the result page; empty: there is nothing to tell. */
  lines: string[];
  cards: TestedCard[];
}

const NOTHING: AfterApply = { lines: [], cards: [] };

/**
 * The network of a guest that was just started, tested from the host in a few seconds. What takes longer than that, or comes
 * with booting, is named as not yet there. Never rejects: the guest is made, whatever this comes to.
 */
export async function testAfterApply(
  plan: Plan,
  runner: Runner,
  { signal, note, mostMs = MOST_MS }: { signal?: AbortSignal; note?: (text: string) => void; mostMs?: number } = {},
): Promise<AfterApply> {
  try {
    const yaml = await import('yaml');
    if (ownSubject(plan, yaml).cards.length === 0 || installs(plan) || signal?.aborted) return NOTHING;
    note?.(t`Looking at the network of ${plan.name}, for a few seconds.`);
    return await within(plan.name, (facts) => ownSubject(plan, yaml, facts), runner, mostMs, signal);
  } catch {
    return NOTHING;
  }
}

async function within(
  name: string,
  subjectOn: (facts: NetworkFacts) => Subject,
  runner: Runner,
  mostMs: number,
  signal?: AbortSignal,
): Promise<AfterApply> {
  const stop = new AbortController();
  const end = Date.now() + mostMs;
  let latest: AfterApply = { lines: [], cards: [] };
  let soFar: Outcome[] = [];
  const over = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const timer = setTimeout(() => stop.abort(), mostMs);
  const onStop = (): void => stop.abort();
  signal?.addEventListener('abort', onStop, { once: true });
  const again = againCommand(name, runner);
  const looking = (async () => {
    for (;;) {
      soFar = [];
      const [store, facts] = await Promise.all([
        runner.run({ argv: STORE_ARGV, timeoutMs: mostMs }, { signal: stop.signal }),
        readNetworkFacts(runner),
      ]);
      const cards = await testCards(
        subjectOn(facts),
        facts,
        readStore(store.stdout),
        { host: runner },
        {
          signal: stop.signal,
          onSettled: (outcome) => soFar.push(outcome),
        },
      );
      // What was asked last may have been cut off.
      if (stop.signal.aborted) return;
      latest = { lines: shortLines(cards, again), cards };
      const booting = cards.some(({ checks }) => checks.some(({ verdict, later }) => later && verdict === 'fail'));
      if (!booting || Date.now() + 2 * PAUSE_MS > end) return;
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, PAUSE_MS))]);
      if (stop.signal.aborted) return;
    }
  })();
  looking.catch(() => undefined);
  try {
    await Promise.race([looking, over]);
  } finally {
    clearTimeout(timer);
    stop.abort();
    signal?.removeEventListener('abort', onStop);
  }
  if (latest.cards.length > 0) return latest;
  const well = soFar.filter(({ verdict }) => verdict === 'ok').length;
  return {
    lines: [
      `${label('yet')}${t`Not yet: this takes longer (${well} well so far).`}`,
      t`In full, and again at any time: ${again}`,
    ],
    cards: [],
  };
}

function againCommand(name: string, runner: Runner): string {
  const host = isHere(runner.where) ? [] : ['--host', runner.where];
  return quoteForShell(['xenguide', 'doctor', name, ...host]);
}

import type { ApplyEvent, ApplyResult } from '../../src/face/driver.ts';
import { runTui } from '../../src/tui/app.tsx';
import { DemoDriver, PLAN, RESULT } from './demo-driver.ts';

/** The face alone in a real terminal: bundled and driven by the pty tests. Prints how it ended, on the way out. */
const driver = new DemoDriver({ apply: slowly, waiting: process.env.DEMO_WAITING ? ['looking at the host'] : [] });
if (process.env.DEMO_THROW) setTimeout(() => undefinedFunction(), 300);

const ended = await runTui(driver, { ascii: process.argv.includes('--ascii') });
process.stdout.write(`ended: ${JSON.stringify(ended)}\n`);
process.exitCode = ended.signal === 'SIGTERM' ? 143 : ended.outcome === 'interrupted' ? 130 : 0;

function undefinedFunction(): never {
  throw new Error('a bug, on purpose');
}

/** Each action takes until the next turn of the event loop; an abort takes back what was done. */
async function slowly(onEvent: (event: ApplyEvent) => void, signal: AbortSignal): Promise<ApplyResult> {
  const done: string[] = [];
  for (const { id } of PLAN.actions) {
    onEvent({ type: 'started', id });
    onEvent({ type: 'command', id, line: `true ${id}` });
    for (let part = 0; part <= 10 && !signal.aborted; part++) {
      onEvent({ type: 'progress', id, done: part, total: 10, secondsLeft: 10 - part });
      await new Promise((next) => setTimeout(next, process.env.DEMO_SLOW ? 200 : 1));
    }
    if (signal.aborted) return undone(onEvent, [...done, id]);
    onEvent({ type: 'done', id });
    done.push(id);
  }
  return RESULT;
}

function undone(onEvent: (event: ApplyEvent) => void, ids: readonly string[]): ApplyResult {
  for (const id of [...ids].reverse()) onEvent({ type: 'undone', id });
  return { ok: false, headline: 'Stopped. Everything that was done has been taken back.', sections: [] };
}

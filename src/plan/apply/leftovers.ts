import type { Runner } from '../../host/runner.ts';
import { noted } from '../../text/t.ts';
import type { Action, Plan } from '../action.ts';
import { Failed } from './work.ts';

/**
 * When xenguide itself is killed, the program it had started lives on: a copy goes on writing into a volume that the
 * next apply wants to take away. So every program gets a mark in its environment, which its children inherit and
 * which can be read in /proc on the host — also when the host is far away and all process ids of ours are lost.
 */
export const MARK = 'XENGUIDE_STEP';

export function markOf(plan: Plan, action: Action): string {
  return `${MARK}=${plan.uuid}/${action.id}`;
}

/** Ends what still runs of an action, asking first and then not. Rejects with Failed when something will not end. */
export async function endMarked(runner: Runner, mark: string): Promise<void> {
  for (const [signal, polls] of [
    ['-TERM', 20],
    ['-KILL', 20],
  ] as const) {
    let pids = await marked(runner, mark);
    if (pids.length === 0) return;
    await runner.run({ argv: ['kill', signal, ...pids] });
    for (let poll = 0; poll < polls && pids.length > 0; poll += 1) {
      await pause(poll < 5 ? 20 : 250);
      pids = await marked(runner, mark);
    }
    if (pids.length === 0) return;
  }
  const pids = await marked(runner, mark);
  if (pids.length === 0) return;
  throw new Failed({
    field: '',
    message: noted`a program that an earlier step started does not end (process ${pids.join(', ')})`,
    remedy: noted`See what it waits for: ps -o pid,stat,wchan,args -p ${pids.join(',')}. A process in state D waits for a disk or the network.`,
  });
}

/** Processes with this mark. A zombie has no environment any more and does not count. */
async function marked(runner: Runner, mark: string): Promise<string[]> {
  const { stdout } = await runner.run({
    argv: ['find', '/proc', '-maxdepth', '2', '-name', 'environ', '-exec', 'grep', '-lszxF', '-e', mark, '{}', '+'],
  });
  return [...stdout.matchAll(/^\/proc\/(\d+)\/environ$/gm)].map((match) => match[1]!);
}

/**
 * A write that was cut off leaves its unfinished copy beside the target (`NAME.<12 hex digits>.new`, see the runners'
 * writeFile). Nobody else makes files of that name there.
 */
export async function removeUnfinished(runner: Runner, path: string): Promise<void> {
  const slash = path.lastIndexOf('/');
  const literal = path.slice(slash + 1).replace(/[\\*?[\]]/g, '\\$&');
  const pattern = `${literal}.${'[0-9a-f]'.repeat(12)}.new`;
  await runner.run({
    argv: ['find', path.slice(0, slash) || '/', '-maxdepth', '1', '-type', 'f', '-name', pattern, '-delete'],
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

import { noted } from '../../text/t.ts';
import type { Verify } from '../action.ts';
import { explain } from './explain.ts';
import { endMarked, MARK, pause } from './leftovers.ts';
import { guestLogs } from './logs.ts';
import { cleanLines } from './words.ts';
import { Aborted, Failed, type Work } from './work.ts';

type Alive = Extract<Verify, { kind: 'alive' }>;

/** A system that came so far needs no more watching. GRUB welcomes everybody, also where it then finds nothing. */
const LIFE =
  /\blogin:\s*$|Welcome to (?!GRUB)|systemd\[1\]|Run \/\S*init as init process|Reached target|\binit: |OpenRC|cloud-init\[/im;
/** A guest that says this does not come to life by waiting. */
const DEATH =
  /Kernel panic - not syncing|grub rescue>|^\s*grub>|No bootable device|Boot failed: not a bootable disk|unable to .*decompress kernel|ALERT! .* does not exist/im;

/** A guest that starts anew this often runs in circles. */
const TOO_OFTEN = 2;
/** Between two lives of a guest that reboots, xl knows it under no number for a moment. */
const ABSENT_POLLS = 3;
const KEEP = 16_384;
/** Newer xenconsole turns every ESC into a dot, and then nobody can take the control sequences out any more. */
const RAW = 'XEN_CONSOLE_REPLACE_ESCAPE=0';

/**
 * `xl create` returning 0 says that a domain was built, not that a system runs in it (xen-facts 7). So its console is read
 * and the domain watched, until the console shows a running system or the grace time is over and the domain still there.
 * Gives back what the console said last. Rejects with Failed (with the console's and the logs' last lines) or Aborted.
 */
export async function watchAlive(work: Work, verify: Alive, signal?: AbortSignal): Promise<string[]> {
  const { guest, graceSeconds } = verify;
  if (graceSeconds > 0)
    work.emit({
      type: 'note',
      text: noted`Watching whether ${guest} stays up: until its console shows a system, for ${graceSeconds} s at most.`,
    });
  const mark = `${MARK}=${work.plan.uuid}/console`;
  const deadline = performance.now() + graceSeconds * 1000;
  const stop = new AbortController();
  let heard = '';
  const listening = listen(work, verify, mark, stop.signal, deadline, (text) => {
    heard = (heard + text).slice(-KEEP);
  });
  try {
    const why = await watch(work, verify, deadline, () => heard, signal);
    if (why !== undefined) throw await dead(work, why, heard);
  } finally {
    stop.abort();
    await listening;
    // The listener on a host far away does not end with our connection to it.
    await endMarked(work.runner, mark);
  }
  return cleanLines(heard).slice(-10);
}

/** Undefined: it lives. Else why it does not, as a clause. */
async function watch(
  { runner }: Work,
  { guest, mustShow, graceSeconds }: Alive,
  deadline: number,
  heard: () => string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  let absent = 0;
  let restarts = 0;
  let id: string | undefined;
  for (;;) {
    if (signal?.aborted) throw new Aborted();
    const { code, stdout } = await runner.run({ argv: ['xl', 'list', guest], timeoutMs: 30_000 });
    const row = /\s(\d+)\s+\d+\s+\d+\s+([a-z-]{6})\s+[\d.]+\s*$/.exec(stdout.trimEnd());
    if (code !== 0 || !row) {
      absent += 1;
      if (absent >= ABSENT_POLLS || performance.now() >= deadline) return noted('it is not running any more');
    } else {
      absent = 0;
      if (id !== undefined && id !== row[1]) restarts += 1;
      id = row[1];
      if (restarts >= TOO_OFTEN) return noted('it starts over and over again');
      if (row[2]!.includes('c')) return noted('it crashed');
      if (row[2]!.includes('s')) return noted('it shut itself down');
    }
    const text = cleanLines(heard()).join('\n');
    if (DEATH.test(text)) return noted('it did not find its system');
    if (absent === 0 && isShown(text, mustShow)) return undefined;
    if (absent === 0 && performance.now() >= deadline) {
      if (mustShow === undefined) return undefined;
      const what = mustShow === null ? noted('a login prompt') : JSON.stringify(mustShow);
      return noted`its console did not show ${what} within ${graceSeconds} seconds`;
    }
    await pause(Math.max(50, Math.min(1000, deadline - performance.now())));
  }
}

const LOGIN = /\blogin:\s*$/im;

function isShown(text: string, mustShow: string | null | undefined): boolean {
  if (mustShow === undefined) return LIFE.test(text);
  return mustShow === null ? LOGIN.test(text) : text.includes(mustShow);
}

/**
 * Reads the console until told to stop; it may not be there yet, and ends when the guest restarts. Without a terminal
 * xenconsole only reads (tools/console/client/main.c), and it lets one reader in at a time: if a person is there already,
 * nothing is heard and only the domain is watched.
 */
async function listen(
  work: Work,
  { guest, console: kind }: Alive,
  mark: string,
  signal: AbortSignal,
  deadline: number,
  hear: (text: string) => void,
): Promise<void> {
  const program = kind === 'serial' ? ['xl', 'console', '-t', 'serial', guest] : ['xl', 'console', guest];
  while (!signal.aborted) {
    const seconds = Math.max(1, Math.ceil((deadline - performance.now()) / 1000));
    try {
      await work.runner.run(
        // -k: when the guest is gone before it was found, xenconsole waits for ever, and does not listen to TERM (seen on 4.17).
        { argv: ['env', mark, RAW, 'timeout', '-k', '2', String(seconds), ...(program as [string, ...string[]])] },
        { signal, onOutput: hear },
      );
    } catch {
      // A lost host is met by the watcher.
      return;
    }
    if (!signal.aborted) await pause(500);
  }
}

async function dead(work: Work, why: string, heard: string): Promise<Failed> {
  const said = cleanLines(heard).slice(-15);
  const logs = await guestLogs(work);
  const known = explain(said.join('\n')) ?? explain(logs.join('\n'));
  return new Failed(
    {
      field: '',
      message: noted`the guest was started, but ${why}${known ? `. ${known.cause}` : ''}`,
      remedy: known?.remedy ?? noted('What its console and Xen’s logs said stands below.'),
    },
    [...said.map((line) => noted`console: ${line}`), ...logs],
  );
}

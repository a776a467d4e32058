import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { log } from '../../test/lab/support/guest.ts';
import { onHost, sshConfig } from '../../test/lab/support/host.ts';
import { type Rates, ratesOf } from './figures.ts';

/** An hour: the emulator is slow, and a busy machine makes it slower. */
const PATIENCE_MS = 3_600_000;
const MARK = 'xenguide-guest: ';

/**
 * Lets a practice guest that was started with `speed-ask=yes` measure its disks, and gives what it found. One connection
 * for all of it, and nothing that runs beside it: the host has one processor. Whenever the guest waits, the host's
 * caches are emptied, so that nothing is read from memory there.
 */
export async function measure(
  name: string,
  { signal, tell }: { signal: AbortSignal; tell: (line: string) => void },
): Promise<Map<string, Rates>> {
  const follow = `
    tty=$(xenstore-read /local/domain/$(xl domid ${name})/console/tty) || exit 1
    tail -n +1 -F ${log(name)} 2>/dev/null | while read -r line; do
      case $line in
        *'${MARK}speed waits for '*)
          word=\${line##*speed waits for }
          sync
          echo 3 >/proc/sys/vm/drop_caches
          printf '%s;\\n' "\${word%%;*}" >"$tty" ;;
      esac
      case $line in *'${MARK}'*) printf '%s\\n' "$line" ;; esac
      case $line in *'${MARK}speed done'* | *'${MARK}speed heard nothing'*) break ;; esac
    done`;
  const child = spawn(
    'ssh',
    ['-F', sshConfig, '-o', 'ConnectTimeout=60', '-o', 'ServerAliveInterval=60', 'xena', follow],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    },
  );
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  const heard = (async () => {
    const lines: string[] = [];
    for await (const text of createInterface({ input: child.stdout })) {
      const line = text.slice(text.indexOf(MARK) + MARK.length).trim();
      lines.push(line);
      if (line.startsWith('speed ')) tell(line);
      if (line === 'speed done') return lines;
    }
    throw new Error(`the guest ${name} did not measure to the end; it said last: ${lines.at(-1) ?? 'nothing'}`);
  })();
  try {
    return ratesOf(await Promise.race([heard, failed]));
  } finally {
    heard.catch(() => undefined);
    failed.catch(() => undefined);
    child.kill();
    // Without a terminal it does not hear that nobody listens any more.
    await onHost(`pkill -f '^tail .*guest-${name}[.]log'; true`).catch(() => undefined);
  }
}

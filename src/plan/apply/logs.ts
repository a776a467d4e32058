import type { Runner } from '../../host/runner.ts';
import { cleanLines } from './words.ts';
import type { Work } from './work.ts';

const LINES = 12;

/**
 * What Xen's own logs say about this guest since this apply began: `xl-NAME.log: …`, a line each. Older lines would
 * mislead, so only files that changed after the plan was put down are read. Empty when there is nothing.
 */
export async function guestLogs({ runner, paths, plan }: Work): Promise<string[]> {
  const names = [`xl-${plan.name}.log`, `qemu-dm-${plan.name}.log`, 'bootloader.*.log', 'xen-hotplug.log'];
  const wanted = names.flatMap((name, index) => [...(index === 0 ? [] : ['-o']), '-name', name]);
  const found = await runner.run({
    argv: ['find', paths.logDir, '-maxdepth', '1', '-type', 'f', '-newer', paths.plan, '(', ...wanted, ')'],
  });
  const lines: string[] = [];
  for (const path of found.stdout.split('\n').filter(Boolean).sort()) {
    const tail = await runner.run({ argv: ['tail', '-n', String(LINES), '--', path] });
    const log = path.slice(paths.logDir.length + 1);
    lines.push(...cleanLines(tail.stdout).map((line) => `${log}: ${line}`));
  }
  return lines;
}

/**
 * What systemd and the programs of a unit said in its last try, a line each; systemctl itself only says that it failed.
 * Empty where there is no journal.
 */
export async function unitJournal(runner: Runner, unit: string): Promise<string[]> {
  const show = await runner.run({ argv: ['systemctl', 'show', '--property=InvocationID', '--value', '--', unit] });
  const id = show.stdout.trim();
  if (!/^[0-9a-f]{32}$/.test(id)) return [];
  const ofUnit = [`_SYSTEMD_INVOCATION_ID=${id}`, '+', `INVOCATION_ID=${id}`];
  const said = await runner.run({
    argv: ['journalctl', '--no-pager', '--quiet', '--output=cat', `--lines=${LINES}`, ...ofUnit],
    timeoutMs: 10_000,
  });
  return cleanLines(said.stdout).map((line) => `${unit}: ${line}`);
}

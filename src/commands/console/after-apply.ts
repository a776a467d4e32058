import type { Runner } from '../../host/runner.ts';
import { noted, t } from '../../text/t.ts';
import { findGuest } from './guest.ts';
import { screenWay } from './ways.ts';

/** As plan/build.ts begins the line that stands for it before the guest runs. */
const SCREEN = noted('Its screen:');
const SAID = t('Its screen:');

/**
 * What next, with the way to the guest's screen as it really is: qemu takes the first port that is free, which only shows when it
 * runs. Unchanged where there is no screen, or the host does not say. Never rejects.
 */
export async function withScreen(lines: readonly string[], name: string, runner: Runner): Promise<string[]> {
  const at = lines.findIndex((line) => line.startsWith(SCREEN));
  if (at === -1) return [...lines];
  try {
    const guest = await findGuest(name, runner);
    if (!guest.screen?.port) return [...lines];
    const configFile = process.env.XENGUIDE_SSH_CONFIG || undefined;
    const host = runner.where.startsWith('ssh://') ? { url: runner.where, configFile } : undefined;
    const { command, next } = screenWay(guest, guest.screen, host);
    const [first = '', ...rest] = next;
    const indent = ' '.repeat(SAID.length + 4);
    return lines.toSpliced(at, 1, `${SAID}    ${command}`, ...[first, ...rest].map((line) => `${indent}${line}`));
  } catch {
    return [...lines];
  }
}

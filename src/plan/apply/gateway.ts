import type { Runner } from '../../host/runner.ts';
import { pause } from './leftovers.ts';

/** One question to the kernel or the network. */
const PATIENCE_MS = 5000;
const BETWEEN_MS = 1000;

/**
 * Whether the router behind the host's default route can be heard (it answers ARP or neighbour discovery, or a ping).
 * A host without one has nobody to lose: yes. For a host that is changed by a program that runs on it, with nobody there.
 */
export async function gatewayAnswers(runner: Runner, deadline: number): Promise<boolean> {
  for (;;) {
    const routes = await defaultRoutes(runner);
    if (routes === undefined) return true;
    if (routes && (await answers(runner, routes))) return true;
    if (performance.now() + BETWEEN_MS > deadline) return false;
    await pause(BETWEEN_MS);
  }
}

interface Way {
  family: '-4' | '-6';
  gateway: string;
  device: string;
}

/** Undefined: there is none, or it leads into a line without a router. */
async function defaultRoutes(runner: Runner): Promise<Way | undefined> {
  for (const family of ['-4', '-6'] as const) {
    const { stdout } = await runner.run({ argv: ['ip', family, 'route', 'show', 'default'], timeoutMs: PATIENCE_MS });
    const found = /^default via (\S+) dev (\S+)/m.exec(stdout);
    if (found) return { family, gateway: found[1]!, device: found[2]! };
  }
  return undefined;
}

/** What was known of it from before the change does not count. */
async function answers(runner: Runner, { family, gateway, device }: Way): Promise<boolean> {
  const ask = (argv: readonly [string, ...string[]]) => runner.run({ argv, timeoutMs: PATIENCE_MS });
  await ask(['ip', family, 'neigh', 'del', gateway, 'dev', device]);
  const ping = await ask(['ping', family, '-n', '-c', '1', '-W', '2', gateway]);
  if (ping.code === 0) return true;
  // A router may not answer to ping, or there may be no ping: asking for its hardware address it must answer.
  await ask(['ip', family, 'neigh', 'replace', gateway, 'dev', device, 'use']);
  await pause(BETWEEN_MS);
  const { stdout } = await ask(['ip', family, 'neigh', 'show', 'to', gateway, 'dev', device]);
  return /\blladdr\b/.test(stdout) && !/\bFAILED\b/.test(stdout);
}

import type { Runner } from '../../host/runner.ts';
import { parseSshUrl } from '../../host/ssh-url.ts';
import { UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { overWire, type Side, type Wire } from './sides.ts';

/** A way from one host to the other that was tried from there. */
export interface WireTry {
  wire: Wire;
  /** Why it does not lead there, in ssh’s words; undefined: it does. */
  problem: string | undefined;
}

/** Tells a running system from every other, by whatever name it is reached. */
export const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/**
 * Tries how `from` reaches the other host by ssh, without a password and without an agent, as xl will: by what the person said, by the
 * name that we reach it by, by its own name, by the addresses of a mirror. What answers must be that very host: its boot id tells.
 */
export async function tryWires(
  from: Runner,
  to: { on: string | undefined; runner: Runner },
  side: Side,
  via: string | undefined,
  addresses: readonly string[],
): Promise<WireTry[]> {
  const expected = (await to.runner.readText(BOOT_ID))?.trim();
  const tries: WireTry[] = [];
  for (const wire of candidates(to.on, side, via, addresses)) {
    const problem = await leadsTo(from, wire, expected);
    tries.push({ wire, problem });
    if (problem === undefined) break;
  }
  return tries;
}

function candidates(
  url: string | undefined,
  { name }: Side,
  via: string | undefined,
  addresses: readonly string[],
): Wire[] {
  if (via !== undefined) return [wireOf(via)];
  const known = url === undefined ? undefined : parseSshUrl(url);
  const names = [...(known ? [known.host] : []), ...addresses, name];
  // Root answers for xl there; another login may be what we came by.
  const wires = names.map((host, index) => ({
    host,
    user: 'root',
    port: index === 0 && known ? known.port : undefined,
  }));
  return wires.filter((wire, index) => wires.findIndex(({ host }) => host === wire.host) === index);
}

/** `10.9.0.2`, `root@xenb` or `ssh://root@xenb:22`. Throws UserError (usage) for letters that ssh or a shell could mistake. */
export function wireOf(via: string): Wire {
  const { host, user, port } = parseSshUrl(via.startsWith('ssh://') ? via : `ssh://${via}`, '--via');
  return { host, user: user ?? 'root', port };
}

async function leadsTo(from: Runner, wire: Wire, expected: string | undefined): Promise<string | undefined> {
  try {
    // A unit of the host has no agent either.
    const { code, stdout, stderr, timedOut } = await from.run({
      argv: ['env', '-u', 'SSH_AUTH_SOCK', ...overWire(wire, ['cat', BOOT_ID])],
      timeoutMs: 60_000,
    });
    if (timedOut) return t('no answer within a minute');
    if (code !== 0) return stderr.trim().split('\n').at(-1) || t`ssh ended with code ${code}`;
    return stdout.trim() === expected ? undefined : t('another machine answers there');
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

import type { Result } from '../../host/runner.ts';
import { t } from '../../text/t.ts';
import type { HostQuestion, Told } from '../host-question.ts';
import { isIqn, type Lun } from './portal.ts';

/** What a portal offers this host: its targets. LUNs it does not tell: those are seen by who is logged in. */

/** iscsiadm(8), exit codes. */
const NOTHING_FOUND = 21;
const WANTS_PASSWORD = 24;
const PATIENCE_MS = 20_000;

/**
 * As `discovery` of open-iscsi, but without leaving a record of every target behind, nor writing existing ones anew:
 * `-o nonpersistent` (usr/iscsiadm.c of 2.1.8 and 2.1.11, which Debian 12 and 13 have, writes no record then).
 */
export const listTargets = (portal: string): HostQuestion['argv'] => [
  ...(['iscsiadm', '-m', 'discovery', '-t', 'sendtargets', '-p', portal, '-o', 'nonpersistent'] as const),
];

export const offer = ({ portal }: Pick<Lun, 'portal'>, at: string): HostQuestion => ({
  argv: listTargets(portal),
  timeoutMs: PATIENCE_MS,
  doing: t`asking ${portal} for its targets (${PATIENCE_MS / 1000} seconds at most)`,
  about: `${at}.portal`,
  offers: true,
  tell: (result) => {
    const targets = targetsIn(result);
    if (targets.length > 0) {
      const [first] = targets;
      return {
        good: true,
        text: t`${portal} offers ${targets.length === 1 ? first!.iqn : t`${targets.length} targets`}.`,
      };
    }
    const told = silence(portal, result);
    return told.good ? told : { ...told, leads: `${at}.portal` };
  },
});

/** Each target once, with the portals it names, which may be others than the one that was asked. */
export function targetsIn({ code, stdout, timedOut }: Result): { iqn: string; portals: string[] }[] {
  if (code !== 0 || timedOut) return [];
  const found = new Map<string, string[]>();
  for (const [, portal = '', iqn = ''] of stdout.matchAll(/^(\S+),\d+ (\S+)$/gm)) {
    if (isIqn(iqn)) found.set(iqn, [...(found.get(iqn) ?? []), portal]);
  }
  return [...found].map(([iqn, portals]) => ({ iqn, portals }));
}

function silence(portal: string, { code, stderr, timedOut }: Result): Told {
  if (code === WANTS_PASSWORD) {
    return {
      good: true,
      text: t`${portal} gives its list of targets only with a user and a password (CHAP for discovery), which is rare. Type the target’s name.`,
    };
  }
  if (!timedOut && (code === 0 || code === NOTHING_FOUND)) {
    return {
      good: false,
      text: t`${portal} answers, but has no target for this host. The target’s list of hosts must have the name that stands in /etc/iscsi/initiatorname.iscsi here.`,
    };
  }
  const words = stderr
    .split('\n')
    .map((line) => line.replace(/^iscsiadm: /, '').trim())
    .find((line) => line !== '');
  const why = timedOut ? t`not within ${PATIENCE_MS / 1000} seconds` : (words ?? t`iscsiadm ended with ${code}`);
  return {
    good: false,
    text: t`The portal ${portal} does not answer (${why}). Look whether the address is right, the target runs, and no firewall is between. Enter asks it again.`,
  };
}

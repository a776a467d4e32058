import type { Result, Runner } from '../../host/runner.ts';
import { onHost } from '../../host/where.ts';
import { runAll } from '../../plan/apply/ask.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { stateOf } from '../xl-list.ts';
import { awayOf, incomingOf, type SeenDomain, type Sight } from './whereabouts.ts';

/** In the environment of an xl migrate-receive that a move of ours started, with the guest’s name behind it. */
export const RECEIVER_MARK = 'XENGUIDE_MOVE';

/**
 * What one end of a move says about a guest. Rejects with UserError (notReady) where xl cannot be asked, and with HostLost. The unit of
 * ours is looked for too: between two of its programs no xl can be seen.
 */
export async function lookAtEnd(runner: Runner, name: string, unit: string): Promise<Sight> {
  const [list, processes, active] = (await runAll(runner, [
    ['xl', 'list', '-v'],
    ['ps', '-eo', 'pid=,args='],
    ['systemctl', 'is-active', '--', unit],
  ])) as [Result, Result, Result];
  if (list.code !== 0) {
    throw new UserError(EXIT.notReady, {
      field: 'host',
      message: t`xl cannot tell which guests there are on ${onHost(runner.where)}: ${list.stderr.trim().split('\n').at(-1)}`,
      remedy: t('It must be a running Xen host, and you must be root there. xenguide doctor says what is missing.'),
    });
  }
  const domains = readDomains(list.stdout, name);
  const receiving = await whoReceives(runner, processes.stdout, name);
  return {
    domains,
    sends:
      /^(active|activating|deactivating|reloading)$/.test(active.stdout.trim()) || sends(processes.stdout, domains),
    receivers: receiving.filter(({ ours }) => ours).map(({ pid }) => pid),
    receivesOther: receiving.some(({ ours }) => !ours),
  };
}

const ROW =
  /^(.*?)\s+(\d+)\s+\d+\s+\d+\s+([rbpscdwS?-]{6})\s+[\d.]+\s+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b.*$/;

/** Rows of `xl list -v`: name, number, MiB, VCPUs, six letters, seconds, UUID. */
export function readDomains(stdout: string, name: string): SeenDomain[] {
  const names = [name, incomingOf(name), awayOf(name)];
  return stdout.split('\n').flatMap((line) => {
    const [, own = '', domid, letters = '', uuid = ''] = ROW.exec(line) ?? [];
    return names.includes(own) ? [{ name: own, domid: Number(domid), uuid, state: stateOf(letters) }] : [];
  });
}

const XL = String.raw`(?:\S*\/)?xl(?: -\S+)*`;

/** `xl migrate … NAME WHERE`, by its arguments; a person may give the number in place of the name. */
const sends = (processes: string, domains: readonly SeenDomain[]): boolean =>
  processes.split('\n').some((line) => {
    const words = new RegExp(`^\\s*\\d+ ${XL} migrate (.*)$`).exec(line)?.[1]?.split(' ') ?? [];
    return domains.some(({ name, domid }) => words.includes(commonName(name)) || words.includes(String(domid)));
  });

const commonName = (name: string): string => name.replace(/--(incoming|migratedaway)$/, '');

/** Standard input tells an xl that receives from one that watches over a guest which has arrived: that has /dev/null. */
async function whoReceives(runner: Runner, processes: string, name: string): Promise<{ pid: number; ours: boolean }[]> {
  const found = [...processes.matchAll(new RegExp(`^\\s*(\\d+) ${XL} migrate-receive\\b`, 'gm'))];
  const pids = found.map(([, pid]) => Number(pid));
  if (pids.length === 0) return [];
  const answers = await runAll(
    runner,
    pids.flatMap((pid) => [
      ['readlink', `/proc/${pid}/fd/0`] as const,
      ['grep', '-qszxF', '-e', `${RECEIVER_MARK}=${name}`, `/proc/${pid}/environ`] as const,
    ]),
  );
  return pids.flatMap((pid, index) => {
    const input = answers[2 * index]!;
    // Gone meanwhile, or only a watcher.
    if (input.code !== 0 || input.stdout.trim() === '/dev/null') return [];
    return [{ pid, ours: answers[2 * index + 1]!.code === 0 }];
  });
}

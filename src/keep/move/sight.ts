import type { Result, Runner } from '../../host/runner.ts';
import { runAll } from '../../plan/apply/ask.ts';
import { EXIT, UserError } from '../../problem.ts';
import { awayOf, type DomainState, incomingOf, type SeenDomain, type Sight } from './whereabouts.ts';

/** In the environment of an xl migrate-receive that a move of ours started, with the guest’s name behind it. */
export const RECEIVER_MARK = 'XENGUIDE_MOVE';

/**
 * What one end of a move says about a guest. Rejects with UserError (notReady) where xl cannot be asked, and with HostLost. The unit of
 * ours is looked for too: between two of its programs no xl can be seen.
 */
export async function lookAtEnd(runner: Runner, name: string, unit: string): Promise<Sight> {
  const [list, processes, inputs, marked, active] = (await runAll(runner, [
    ['xl', 'list', '-v'],
    ['ps', '-eo', 'pid=,args='],
    // Standard input tells an xl that receives from one that watches over a guest which has arrived (that has /dev/null).
    ['find', '/proc', '-mindepth', '3', '-maxdepth', '3', '-path', '/proc/[0-9]*/fd/0', '-printf', '%p %l\\n'],
    [
      ...(['find', '/proc', '-maxdepth', '2', '-name', 'environ', '-exec'] as const),
      ...['grep', '-lszxF', '-e', `${RECEIVER_MARK}=${name}`, '{}', '+'],
    ],
    ['systemctl', 'is-active', '--', unit],
  ])) as [Result, Result, Result, Result, Result];
  if (list.code !== 0) {
    throw new UserError(EXIT.notReady, {
      field: 'host',
      message: `xl cannot tell which guests there are on ${runner.where}: ${list.stderr.trim().split('\n').at(-1)}`,
      remedy: 'It must be a running Xen host, and you must be root there. xenguide doctor says what is missing.',
    });
  }
  const domains = readDomains(list.stdout, name);
  const receiving = receivers(processes.stdout, inputs.stdout);
  const ours = new Set([...marked.stdout.matchAll(/^\/proc\/(\d+)\/environ$/gm)].map(([, pid]) => Number(pid)));
  return {
    domains,
    sends:
      /^(active|activating|deactivating|reloading)$/.test(active.stdout.trim()) || sends(processes.stdout, domains),
    receivers: receiving.filter((pid) => ours.has(pid)),
    receivesOther: receiving.some((pid) => !ours.has(pid)),
  };
}

const ROW =
  /^(.*?)\s+(\d+)\s+\d+\s+\d+\s+([rbpscdwS?-]{6})\s+[\d.]+\s+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b.*$/;

/** Rows of `xl list -v`: name, number, MiB, VCPUs, six letters, seconds, UUID (tools/xl/xl_info.c, list_domains). */
export function readDomains(stdout: string, name: string): SeenDomain[] {
  const names = [name, incomingOf(name), awayOf(name)];
  return stdout.split('\n').flatMap((line) => {
    const [, own = '', domid, letters = '', uuid = ''] = ROW.exec(line) ?? [];
    return names.includes(own) ? [{ name: own, domid: Number(domid), uuid, state: stateOf(letters) }] : [];
  });
}

/** The fourth letter says that it ended, the fifth why: `-` switched off, r reboot, s suspended, c crashed, w watchdog. */
function stateOf(letters: string): DomainState {
  if (letters[5] === 'd') return 'dying';
  if (letters[3] === 's') return letters[4] === 's' ? 'suspended' : letters[4] === 'c' ? 'crashed' : 'ended';
  return letters[2] === 'p' ? 'paused' : 'running';
}

const XL = String.raw`(?:\S*\/)?xl(?: -\S+)*`;

/** `xl migrate … NAME WHERE`, by its arguments; a person may give the number in place of the name. */
const sends = (processes: string, domains: readonly SeenDomain[]): boolean =>
  processes.split('\n').some((line) => {
    const words = new RegExp(`^\\s*\\d+ ${XL} migrate (.*)$`).exec(line)?.[1]?.split(' ') ?? [];
    return domains.some(({ name, domid }) => words.includes(commonName(name)) || words.includes(String(domid)));
  });

const commonName = (name: string): string => name.replace(/--(incoming|migratedaway)$/, '');

function receivers(processes: string, inputs: string): number[] {
  const closed = new Set([...inputs.matchAll(/^\/proc\/(\d+)\/fd\/0 \/dev\/null$/gm)].map(([, pid]) => Number(pid)));
  const found = [...processes.matchAll(new RegExp(`^\\s*(\\d+) ${XL} migrate-receive\\b`, 'gm'))];
  return found.map(([, pid]) => Number(pid)).filter((pid) => !closed.has(pid));
}

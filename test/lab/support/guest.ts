import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { HOST, onHost, onThe, quoted, untilOnHost } from './host.ts';
import { type Ended, start } from './program.ts';

/** What a practice guest (lab/guest/init) says on its console about itself. Sizes in KiB. */
export interface Report {
  /** By name: `xvda`, `xvda1`. */
  disks: Record<string, number>;
  mac: string | undefined;
  address: string | undefined;
  seed: string | undefined;
  root: { device: string; written: boolean; boots: number; size: number } | undefined;
}

export interface Wanted {
  name: string;
  type: 'pv' | 'pvh' | 'hvm';
  kind: 'disk-image' | 'partition-image' | 'existing' | 'iso' | 'drive';
  /** Of the image; none where the storage holds a system already. */
  path?: string;
  /** More about the source: a kernel of the host, for one. */
  source?: Record<string, unknown>;
  storage: Record<string, unknown>;
  /** Default: 256 MiB, enough for the practice guest. */
  memory?: string;
  /** Its address with its prefix, where it is not left to DHCP. */
  ip?: string;
  /** Further disks. */
  disks?: Record<string, unknown>[];
  /** Default: one on the lab’s bridge. */
  network?: Record<string, unknown>[];
  firewall?: Record<string, unknown>;
  /** It starts with the host. */
  autostart?: boolean;
}

/** An answers file for a small guest on the lab's bridge, in a folder of its own that `done` takes away. */
export function answersFile(wanted: Wanted): { file: string; out: string; done: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-lab-'));
  writeFileSync(
    join(folder, 'login.pub'),
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHhlbmd1aWRlLXRlc3Qta2V5LW5vdC1hLXNlY3JldA test\n',
  );
  const answers = {
    version: 1,
    name: wanted.name,
    type: wanted.type,
    memory: wanted.memory ?? '256MiB',
    vcpus: 1,
    source: { kind: wanted.kind, ...(wanted.path === undefined ? {} : { path: wanted.path }), ...wanted.source },
    storage: wanted.storage,
    disks: wanted.disks ?? [],
    network: wanted.network ?? [{ mode: 'bridge', bridge: 'xenbr0', mac: 'auto', ip: wanted.ip ?? 'auto' }],
    ...(wanted.firewall ? { firewall: wanted.firewall } : {}),
    ...(wanted.autostart ? { autostart: true } : {}),
    // Only the disk images have something in them that reads a seed.
    ...(wanted.kind === 'disk-image' ? { login: { user: 'admin', ssh_keys: [join(folder, 'login.pub')] } } : {}),
  };
  const file = join(folder, 'answers.yaml');
  writeFileSync(file, stringify(answers));
  return { file, out: join(folder, 'out'), done: () => rmSync(folder, { recursive: true, force: true }) };
}

/** `xenguide new --answers … --apply`, under way. */
export function provision(wanted: Wanted, options: { sshConfig?: string; start?: boolean; test?: boolean } = {}) {
  const { file, out, done } = answersFile(wanted);
  const running = start(
    [
      'new',
      '--answers',
      file,
      '--out',
      out,
      '--host',
      HOST,
      '--apply',
      '--yes',
      '--json',
      ...(options.start === false ? ['--no-start'] : []),
      // Each of its programs costs a second here; doctor.test.ts has it.
      ...(options.test ? [] : ['--no-test']),
    ],
    options,
  );
  const ended: Promise<Ended> = running.ended.finally(done);
  return { child: running.child, ended };
}

/** Where a guest's console is kept on the host. */
export const log = (name: string): string => `/var/log/xen/console/guest-${name}.log`;

/** A guest's console is kept in a log that outlives it: an older guest of this name must not speak for the new one. */
export const forgetConsole = (name: string): Promise<string> => onHost(`rm -f ${log(name)}`);

/** Waits until the guest has said all about itself, and then for its first heartbeat. */
export async function reportOf(name: string, seconds: number): Promise<Report> {
  await untilOnHost(`grep -qs 'xenguide-guest: beat' ${log(name)}`, seconds, 2);
  return parseReport(await onHost(`cat ${log(name)}`));
}

export function parseReport(console: string): Report {
  const lines = [...console.matchAll(/xenguide-guest: ([^\r\n]+)/g)].map((match) => match[1]!);
  const line = (first: string): string | undefined => lines.findLast((text) => text.startsWith(`${first} `));
  const root = /^root (\S+) written (yes|no) boots (\d+) size (\d+) KiB/.exec(line('root') ?? '');
  return {
    disks: Object.fromEntries(
      lines.flatMap((text) => [...text.matchAll(/^disk (\S+) (\d+) KiB/g)].map((m) => [m[1]!, Number(m[2])])),
    ),
    mac: line('nic')?.split(' ')[2],
    address: /^address (\d\S+)/.exec(line('address') ?? '')?.[1],
    seed: /^seed (?!none)(.*)/.exec(line('seed') ?? '')?.[1],
    root: root
      ? { device: root[1]!, written: root[2] === 'yes', boots: Number(root[3]), size: Number(root[4]) }
      : undefined,
  };
}

/**
 * Lines for the shell that the practice guest has on its console after Enter; what it answers stands in its `log`. `xl console`
 * passes on only what a terminal types; the program that it starts can be told otherwise.
 */
export async function typeIn(name: string, lines: readonly string[], host: 'xena' | 'xenb' = 'xena'): Promise<void> {
  const typed = ['', ...lines].map((line) => `echo ${quoted(line)}; sleep 4`).join('; ');
  const console = `/usr/lib/xen-*/bin/xenconsole $(xl domid ${name}) --num 0 --type pv --interactive`;
  await onThe(host, `(sleep 2; ${typed}) | timeout 60 ${console} >/dev/null 2>&1 || true`, 180);
}

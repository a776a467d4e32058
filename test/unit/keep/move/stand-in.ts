import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleFacts } from '../../../../src/host/example.ts';
import type { Facts } from '../../../../src/host/facts.ts';
import { localRunner } from '../../../../src/host/local.ts';
import { HostLost, type Runner } from '../../../../src/host/runner.ts';
import { MANAGER, SYSTEMCTL } from '../stand-in.ts';

/**
 * Two hosts of stand-ins, each a folder: xl with the protocol of a migration between real processes (xl.py), DRBD as one file that both know
 * (drbdadm.py), ssh that starts a program on the other one, systemd that runs a unit apart from whoever starts it. Everything else is real.
 */
export const PEER = 'ssh://root@xenb';
export const UUID = '11111111-2222-3333-4444-555555555555';
export type HostId = 'xena' | 'xenb';

const SSH = `#!/bin/bash
# ssh … -- HOST LINE
host=
while [ $# -gt 0 ]; do
  if [ "$1" = -- ]; then host=$2; shift 2; break; fi
  shift
done
from=$XENGUIDE_STAND_IN
base=\${from%/*}
case $host in xena|10.9.0.1) to=$base/xena ;; xenb|10.9.0.2) to=$base/xenb ;; *) echo "ssh: Could not resolve hostname $host" >&2; exit 255 ;; esac
if [ -e "$base/wire-cut" ]; then echo 'ssh: connect to host: No route to host' >&2; exit 255; fi
line="$*"
export XENGUIDE_STAND_IN=$to
exec sh -c "\${line//$from/$to}"
`;

const PS = `#!/usr/bin/python3 -SE
import os
root = os.environ['XENGUIDE_STAND_IN']
for pid in filter(str.isdigit, os.listdir('/proc')):
    try:
        words = open(f'/proc/{pid}/environ', 'rb').read().split(b'\\0')
        args = open(f'/proc/{pid}/cmdline', 'rb').read().split(b'\\0')[:-1]
    except OSError:
        continue
    if b'XENGUIDE_STAND_IN=' + root.encode() not in words: continue
    line = ' '.join(a.decode() for a in args)
    where = line.find('/xl.py ')
    print(f'{int(pid):7} ' + ('xl ' + line[where + 7:] if where >= 0 else line))
`;

const XL = '#!/bin/sh\nexec /usr/bin/python3 -SE "${XENGUIDE_STAND_IN%/*}/bin/xl.py" "$@"\n';
const DRBD = '#!/bin/sh\nexec /usr/bin/python3 -SE "${XENGUIDE_STAND_IN%/*}/bin/drbdadm.py" "$@"\n';
const SCOPE = '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done; shift; exec "$@"\n';
const LVCREATE =
  '#!/bin/sh\n[ -e "$XENGUIDE_STAND_IN/no-room" ] && { echo "  insufficient free space" >&2; exit 5; }\necho "lvcreate $*" >>"$XENGUIDE_STAND_IN/told"\n';
const UNAME = '#!/bin/sh\necho "${XENGUIDE_STAND_IN##*/}"\n';

export const CONFIG = `name = "web1"
type = "pvh"
uuid = "${UUID}"
kernel = "/srv/images/vmlinuz"
memory = 64
vcpus = 1
disk = [ "format=raw,vdev=xvda,access=rw,script=block-drbd-xenguide,target=web1-disk" ]
vif = [ "mac=00:16:3e:00:00:01,bridge=xenbr0" ]
`;

const LIBXL = {
  c_info: { type: 'pvh', name: 'web1', uuid: UUID },
  b_info: { max_vcpus: 1, max_memkb: 65_536, target_memkb: 65_536 },
  disks: [{ pdev_path: 'web1-disk', vdev: 'xvda', script: 'block-drbd-xenguide', readwrite: 1 }],
  nics: [{ devid: 0, mac: '00:16:3e:00:00:01', bridge: 'xenbr0' }],
};

/** The same with its disk on a file server. */
const ON_NFS = {
  config: CONFIG.replace(/disk = .*/, 'disk = [ "format=raw,vdev=xvda,access=rw,target=/mnt/vm/web1.img" ]'),
  libxl: { ...LIBXL, disks: [{ pdev_path: '/mnt/vm/web1.img', vdev: 'xvda', readwrite: 1 }] },
};
/** The same with its disk in a file that only its host has. */
const ON_FILE = {
  config: CONFIG.replace(/disk = .*/, 'disk = [ "format=raw,vdev=xvda,access=rw,target=/srv/images/web1.img" ]'),
  libxl: { ...LIBXL, disks: [{ pdev_path: '/srv/images/web1.img', vdev: 'xvda', readwrite: 1 }] },
};
/** Copies as rsync would, and notes who was off at that moment. \`SOURCE HOST:TARGET\` stand last. */
const RSYNC = `#!/bin/bash
case $1 in --help) echo '--write-devices --copy-devices'; exit 0 ;; esac
from=$XENGUIDE_STAND_IN
for last in "$@"; do before=$path; path=$last; done
echo "rsync $(/bin/grep -c '"name"' "$from/domains" | /bin/sed 's/^0$/off/; s/^1$/on/')" >>"$from/told"
if [ -e "$from/again-when-off" ] && grep -q off "$from/told"; then cp "$from/domains.before" "$from/domains"; fi
if [ -e "$from/cut-when-off" ] && grep -q off "$from/told"; then touch "\${from%/*}/wire-cut"; exit 12; fi
to=xenb; case $from in */xenb) to=xena ;; esac
cat "$before" >"\${from%/*}/$to/\${path#*:*/\${from##*/}/}"
`;
const NFS_SOURCE = '10.0.0.9:/srv/vm';

const NFS_MOUNT = {
  ...{ mount: '/mnt/vm', source: NFS_SOURCE, type: 'nfs4', totalBytes: 2 ** 40, freeBytes: 2 ** 39, readOnly: false },
};

/** It is mounted where the file `mounted` says so, or a unit for it was started. */
const FINDMNT = `#!/bin/sh
root=$XENGUIDE_STAND_IN
[ -e "$root/mounted" ] || exit 1
case " $* " in *' OPTIONS '*) echo 'rw,relatime,vers=4.2,rsize=1048576,hard,proto=tcp,sec=sys,clientaddr=10.0.0.5,addr=10.0.0.9' ;; *) echo '${NFS_SOURCE}' ;; esac
`;
const SYSCTL = '#!/bin/sh\necho "sysctl $*" >>"$XENGUIDE_STAND_IN/told"\n';

export interface Hosts {
  root: string;
  own: Runner;
  connect(url: string): Promise<Runner>;
  facts(runner: Runner): Promise<Facts>;
  /** `web1 running`, `web1--incoming paused`. */
  guests(host: HostId): string[];
  put(host: HostId, ...guests: string[]): void;
  fault(host: HostId, ...lines: string[]): void;
  drbd(): Record<HostId, { role: string; two: boolean; connection: string; gi: string[] }> & { most: number };
  setDrbd(change: (state: ReturnType<Hosts['drbd']>) => void): void;
  told(host: HostId): string[];
  has(host: HostId, path: string): boolean;
  read(host: HostId, path: string): string;
  write(host: HostId, path: string, text: string): void;
  /** The other host cannot be asked, by us nor by the source. */
  cut(): void;
  mend(): void;
  /** What a move may not leave behind. */
  left(): string[];
  remove(): void;
}

export function twoHosts(version = '4.17.7', disk: 'drbd' | 'nfs' | 'file' = 'drbd'): Hosts {
  const { config, libxl } = { nfs: ON_NFS, file: ON_FILE, drbd: { config: CONFIG, libxl: LIBXL } }[disk];
  const root = mkdtempSync(join(tmpdir(), 'xenguide-move-'));
  mkdirSync(join(root, 'bin'));
  // What is no unit of the host is never active.
  const systemctl = SYSTEMCTL.replace(
    'case $1 in',
    'case "$1 $unit" in\n  is-active*) exit 3 ;;\n  start*.mount) touch "$root/mounted"; exit 0 ;;\nesac\ncase $1 in',
  );
  const programs = {
    ...{ ssh: SSH, ps: PS, xl: XL, drbdadm: DRBD, drbdsetup: DRBD, uname: UNAME, lvcreate: LVCREATE },
    ...{ rsync: RSYNC, 'systemd-run': SCOPE, findmnt: FINDMNT, sysctl: SYSCTL, systemctl, sleep: '#!/bin/sh\n' },
  };
  for (const [name, text] of Object.entries({ ...programs, 'systemctl.py': MANAGER })) {
    writeFileSync(join(root, 'bin', name), text, { mode: 0o755 });
  }
  for (const name of ['xl.py', 'drbdadm.py']) copyFileSync(join(import.meta.dirname, name), join(root, 'bin', name));
  const state = (role: string) => ({ role, disk: 'UpToDate', connection: 'Connected', two: false, gi: GENERATIONS });
  const setDrbd = (value: object) => writeFileSync(join(root, 'drbd'), JSON.stringify(value));
  setDrbd({ xena: state('Primary'), xenb: state('Secondary'), most: 1 });
  const put = (host: HostId, ...guests: string[]): void => {
    const rows = guests.map((each, index) => {
      const [name, now = 'running'] = each.split(' ');
      return { name, domid: 5 + index, uuid: UUID, state: now, config: { name: 'web1', libxl } };
    });
    writeFileSync(join(root, host, 'domains'), JSON.stringify(rows));
  };
  const write = (host: HostId, path: string, text: string): void => {
    const file = join(root, host, path);
    mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true });
    writeFileSync(file, text);
  };
  for (const host of ['xena', 'xenb'] as const) {
    for (const folder of ['units', 'run/systemd/system', 'etc/systemd/system', 'etc/xen/auto', 'var/lib/xenguide']) {
      mkdirSync(join(root, host, folder), { recursive: true });
    }
    // As bin/systemctl.py looks for itself.
    mkdirSync(join(root, host, 'bin'));
    copyFileSync(join(root, 'bin/systemctl.py'), join(root, host, 'bin/systemctl.py'));
    put(host);
    write(host, 'xen_version', `${version}\n`);
    write(host, 'told', '');
    write(host, 'boot_id', `boot of ${host}\n`);
    write(host, 'srv/images/vmlinuz', 'a kernel');
    write(host, 'etc/xen/scripts/block-drbd-xenguide', '#!/bin/sh\n');
    writeFileSync(join(root, host, 'libxl-of-config'), JSON.stringify({ name: 'web1', libxl }));
  }
  put('xena', 'web1 running');
  write('xena', 'etc/xen/web1.cfg', config);
  if (disk === 'nfs') write('xena', 'mounted', '');
  if (disk === 'file') write('xena', 'srv/images/web1.img', 'what the guest wrote');
  const isCut = (): boolean => existsSync(join(root, 'wire-cut'));
  const domains = (host: HostId): { name: string; state: string }[] =>
    JSON.parse(readFileSync(join(root, host, 'domains'), 'utf8'));
  const has = (host: HostId, path: string): boolean => existsSync(join(root, host, path));
  const drbd = (): ReturnType<Hosts['drbd']> => JSON.parse(readFileSync(join(root, 'drbd'), 'utf8'));
  return {
    ...{ root, put, write, drbd, has },
    own: runnerOf(root, 'xena', 'this machine', () => false),
    connect: async () => runnerOf(root, 'xenb', PEER, isCut),
    facts: async ({ where }) => factsOf(root, where === PEER ? 'xenb' : 'xena', domains),
    guests: (host) => domains(host).map(({ name, state: now }) => `${name} ${now}`),
    fault: (host, ...lines) => write(host, 'fault', lines.join('\n')),
    setDrbd: (change) => {
      const now = drbd();
      change(now);
      setDrbd(now);
    },
    told: (host) =>
      readFileSync(join(root, host, 'told'), 'utf8')
        .split('\n')
        .filter(Boolean),
    read: (host, path) => readFileSync(join(root, host, path), 'utf8'),
    cut: () => writeFileSync(join(root, 'wire-cut'), ''),
    mend: () => rmSync(join(root, 'wire-cut')),
    left: () =>
      (['xena', 'xenb'] as const).flatMap((host) => [
        ...list(join(root, host, 'run/systemd/system')),
        ...list(join(root, host, 'run')).filter((name) => name !== 'systemd'),
        ...list(join(root, host, 'state/moves')),
        ...list(join(root, host, 'state/move-ends')),
        ...(drbd()[host].two ? [`${host} is open for two writers`] : []),
      ]),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Current, bitmap, history. */
export const GENERATIONS = ['A1A1A1A1A1A1A1A0', '0000000000000000', 'B2B2B2B2B2B2B2B2', '0000000000000000'];

const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

function runnerOf(root: string, host: HostId, where: string, isCut: () => boolean): Runner {
  const real = localRunner();
  const own = join(root, host);
  const moved = (text: string): string =>
    text
      .replaceAll(/(?<![\w/])\/(run\/|etc\/xen|etc\/systemd|var\/lib\/xenguide|srv\/)/g, `${own}/$1`)
      .replaceAll('/proc/sys/kernel/random/boot_id', `${own}/boot_id`)
      .replaceAll('/proc/drbd', `${own}/proc-drbd`)
      .replaceAll(`${own}/var/lib/xenguide/guests`, `${own}/state/guests`);
  const env = ['env', `XENGUIDE_STAND_IN=${own}`, `PATH=${join(root, 'bin')}:${process.env.PATH}`] as const;
  const reach = (): void => {
    if (isCut()) throw new HostLost(`The connection to ${where} was lost`);
  };
  return {
    where,
    run: async (command, options) => {
      reach();
      const { stdinPath, stdoutPath } = command;
      return real.run(
        {
          ...command,
          argv: [...env, ...command.argv.map(moved)],
          ...(stdinPath === undefined ? {} : { stdinPath: moved(stdinPath) }),
          ...(stdoutPath === undefined ? {} : { stdoutPath: moved(stdoutPath) }),
        },
        options,
      );
    },
    readText: async (path) => {
      reach();
      return real.readText(moved(path));
    },
    // A unit names what it starts by paths of the host; every other file is as it is.
    writeFile: async (path, content, mode) => {
      reach();
      return real.writeFile(moved(path), path.endsWith('.service') ? moved(String(content)) : content, mode);
    },
    append: async (path, text) => {
      reach();
      return real.append(moved(path), text);
    },
    close: () => real.close(),
  };
}

function factsOf(root: string, host: HostId, domains: (host: HostId) => { name: string; state: string }[]): Facts {
  const facts = exampleFacts();
  const config = existsSync(join(root, host, 'etc/xen/web1.cfg')) ? '/etc/xen/web1.cfg' : null;
  const macs = ['00:16:3e:00:00:01'];
  const about = { uuid: UUID, memoryBytes: 64 * 2 ** 20, macs, disks: ['web1-disk'] };
  const running = domains(host).map(({ name }, index) => ({ ...about, name, domid: 5 + index, config }));
  const off = config === null || running.length > 0 ? [] : [{ ...about, name: 'web1', domid: null, config }];
  return {
    ...facts,
    hostname: host,
    xen: { ...facts.xen, version: readFileSync(join(root, host, 'xen_version'), 'utf8').trim() },
    guests: [...running, ...off],
    fileSystems: existsSync(join(root, host, 'mounted')) ? [...facts.fileSystems, NFS_MOUNT] : facts.fileSystems,
  };
}

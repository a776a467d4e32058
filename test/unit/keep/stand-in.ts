import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Command, Runner } from '../../../src/host/runner.ts';
import type { KeptDisk, KeptGuest } from '../../../src/keep/guest.ts';
import type { Plan } from '../../../src/plan/action.ts';

/**
 * A host of stand-ins for what is not to be had in a test: systemd (which runs a unit apart from whoever starts it, and its
 * ExecStopPost in any case), xl with one guest, and lvm2 with volumes that are files. zstd, sha256sum and the rest are real.
 */
export interface StandIn {
  root: string;
  stateDir: string;
  /** This machine, with the host’s folders in `root`. */
  runner: Runner;
  /** The folder that backups go to. */
  to: string;
  /** The plan with the host’s folders in this one. */
  here(plan: Plan): Plan;
  /** `running`, `paused`, or `off`. */
  guest(): string;
  /** What xl was told, in its order. */
  told(): string[];
  volumes(): string[];
  /** Everything that may not be left behind. */
  left(): string[];
  percent(full: number): void;
  remove(): void;
}

/** For commands that must not reach out to any other host. */
export const nobodyElse = async (url: string): Promise<Runner> => {
  throw new Error(`${url} was to be reached`);
};

export const VG = 'xgvg';
export const NAME = 'web1';

/** systemd, as far as a unit that is started once needs it; `XENGUIDE_STAND_IN` names the folder of its host. */
export const MANAGER = `#!/usr/bin/python3
import os, shlex, signal, subprocess, sys, time
root = os.environ['XENGUIDE_STAND_IN']
verb = sys.argv[1]
unit = [a for a in sys.argv[2:] if not a.startswith('-')][-1:] or ['']
path = f'{root}/run/systemd/system/{unit[0]}'
mark = f'{root}/units/{unit[0]}'
def lines(key):
    text = open(path).read().replace('%%', '%')
    return [l[len(key) + 1:] for l in text.split('\\n') if l.startswith(key + '=')]
def run(line, current):
    soft = line.startswith('-')
    argv = [w.replace('$$', '$') for w in shlex.split(line.lstrip('-'))]
    said = [l[7:] for l in lines('StandardError') if l.startswith('append:')]
    out = open(said[0], 'ab', 0) if said else subprocess.DEVNULL
    err = out if said else open(f'{root}/unit.log', 'a')
    current['child'] = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
    return current['child'].wait() == 0 or soft
def main():
    os.setsid()
    os.umask(0o077)
    # The mark of a step must not end what systemd itself runs.
    current = {'stopped': False}
    def stop(*_):
        current['stopped'] = True
        current['child'].kill()
    signal.signal(signal.SIGTERM, stop)
    good = True
    for line in lines('ExecStart'):
        good = good and not current['stopped'] and run(line, current)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for line in lines('ExecStopPost'): run(line, current)
    open(mark + '.result', 'w').write('success' if good else 'failed')
    os.rename(mark + '.pid', mark + '.was')
def running(): return os.path.exists(mark + '.pid')
def wait():
    while running(): time.sleep(0.01)
if verb == 'start':
    if not os.path.exists(path): sys.exit(5)
    if not running():
        for c in lines('ConditionPathExists'):
            if os.path.exists(c[1:]): sys.exit(0)
        pid = os.fork()
        if pid == 0:
            env = dict(os.environ); env.pop('XENGUIDE_STEP', None)
            null = os.open(os.devnull, os.O_RDWR)
            for fd in (0, 1, 2): os.dup2(null, fd)
            os.execve(sys.executable, [sys.executable, sys.argv[0], 'main', unit[0]], env)
        open(mark + '.pid', 'w').write(str(pid))
        open(mark + '.go', 'w')
        # As systemd does: the job is the manager's, and no signal to us reaches it.
        os.waitpid(pid, 0)
    else: wait()
    sys.exit(0 if open(mark + '.result').read() == 'success' else 1)
if verb == 'main':
    while not os.path.exists(mark + '.go'): time.sleep(0.005)
    os.remove(mark + '.go')
    main()
    sys.exit(0)
if verb == 'stop':
    if running():
        try: os.kill(int(open(mark + '.pid').read()), signal.SIGTERM)
        except ProcessLookupError: pass
        wait()
    sys.exit(0 if os.path.exists(path) else 5)
sys.exit(0)
`;

/** The verbs that need no program of their own: each start of one counts here. */
export const SYSTEMCTL = `#!/bin/sh
root=$XENGUIDE_STAND_IN
for unit in "$@"; do :; done
case $1 in
  start) [ ! -e "$root/run/systemd/system/$unit" ] && exit 5; exec /usr/bin/python3 "$root/bin/systemctl.py" "$@" ;;
  stop)
    if [ -e "$root/units/$unit.pid" ]; then exec /usr/bin/python3 "$root/bin/systemctl.py" "$@"; fi
    [ -e "$root/run/systemd/system/$unit" ] || exit 5 ;;
  list-timers) cat "$root/timers" ;;
  show) cat "$root/shown" ;;
  enable) echo enabled >"$root/enabled" ;;
  disable) rm -f "$root/enabled" ;;
  is-active) [ -e "$root/enabled" ] || exit 3 ;;
esac
exit 0
`;

const XL = `#!/bin/sh
root=$XENGUIDE_STAND_IN
echo "$*" >>"$root/told"
read -r now <"$root/guest"
sum() { sha256sum <"$1"; }
put() { echo "$1" >"$root/guest"; }
if [ -e "$root/fail-$1" ]; then echo 'xl: it does not work' >&2; exit 1; fi
case $1 in
  pause) put paused ;;
  unpause) [ "$now" = paused ] || exit 1; put running ;;
  save) sum "$root/dev/${VG}/web1-disk" >"$root/at-save"; case $2 in -p) put paused ;; *) put off ;; esac; sleep "\${XENGUIDE_STAND_IN_SLOW:-0}"; for path in "$@"; do :; done; printf 'memory%.0s' 1 2 3 4 5 6 7 8 >"$path" ;;
  restore)
    for path in "$@"; do :; done
    [ "$now" = off ] && [ -e "$path" ] || exit 1
    # Memory that meets other disks than it was saved with destroys them.
    [ "$(sum "$root/dev/${VG}/web1-disk")" = "$(cat "$root/at-save")" ] || echo 'memory met disks that had moved on' >"$root/torn"
    put running
    printf 'the guest has written' | dd of="$root/dev/${VG}/web1-disk" bs=1 seek=900 conv=notrunc status=none ;;
  destroy) put off ;;
  console) cat "$root/console"; exec sleep 60 ;;
  shutdown) put off ;;
  create) [ "$now" = off ] || exit 1; put running ;;
  domid) [ "$now" != off ] || exit 1; echo 7 ;;
  list)
    if [ "$2" = -l ]; then cat "$root/details"; exit 0; fi
    [ "$now" != off ] || exit 1
    state=-b----; [ "$now" != paused ] || state=--p---
    echo 'Name ID Mem VCPUs State Time(s)'; echo "web1 7 256 1 $state 3.1" ;;
esac
`;

const LVM = `#!/bin/sh
root=$XENGUIDE_STAND_IN
for last in "$@"; do :; done
if [ "\${0##*/}" = lvcreate ]; then
  if [ -e "$root/fail-lvcreate" ]; then echo '  Volume group "xgvg" has insufficient free space' >&2; exit 5; fi
  case " $* " in
    *' -s '*) ;;
    *)
      while [ $# -gt 1 ]; do
        case $1 in -n) name=$2 ;; -L) bytes=\${2%b} ;; esac
        shift
      done
      # What was there before is still there.
      head -c "$bytes" /dev/urandom >"$root/dev/$last/$name"
      exit 0 ;;
  esac
  while [ "$1" != -n ]; do shift; done
  read -r now <"$root/guest"
  # One is of one instant by itself.
  for other in "$root/dev/\${last%%/*}/"*-backup-*; do
    [ "$now" != running ] || [ ! -e "$other" ] || echo 'snapshots of a guest that was not held still' >"$root/torn"
  done
  cp "$root/dev/$last" "$root/dev/\${last%%/*}/$2"
  exit 0
fi
[ -e "$root/dev/$last" ] || { echo "  Failed to find logical volume \\"$last\\"" >&2; exit 5; }
case "\${0##*/} $*" in
  lvremove*) rm "$root/dev/$last" ;;
  *data_percent*) cat "$root/percent" ;;
  *invalid*) echo ;;
  # Which snapshots a volume has; those of guests' disks here have none.
  *' -S '*) ;;
  *) echo "  $last" ;;
esac
`;

const BLOCKDEV = '#!/bin/sh\nfor last in "$@"; do :; done\nexec stat -c %s "$last"\n';

const SCOPE = '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done; shift; exec "$@"\n';

export function standIn(): StandIn {
  const root = mkdtempSync(join(tmpdir(), 'xenguide-keep-'));
  for (const folder of ['bin', 'units', 'run/systemd/system', `dev/${VG}`, 'backup', 'etc/systemd', 'net/xenbr0']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const programs = {
    systemctl: SYSTEMCTL,
    'systemctl.py': MANAGER,
    xl: XL,
    lvcreate: LVM,
    lvs: LVM,
    lvremove: LVM,
    'systemd-run': SCOPE,
    blockdev: BLOCKDEV,
  };
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(root, 'bin', name), text, { mode: 0o755 });
  writeFileSync(join(root, 'guest'), 'running\n');
  writeFileSync(join(root, 'told'), '');
  writeFileSync(join(root, 'percent'), '1.00');
  writeFileSync(join(root, 'console'), '');
  writeFileSync(join(root, 'timers'), '[]');
  writeFileSync(join(root, 'shown'), 'ActiveState=inactive\nResult=success\n');
  // Mostly holes, with something at the beginning and at the end.
  const disk = Buffer.alloc(4 * 2 ** 20);
  disk.write('the first bytes', 512);
  disk.write('the last bytes', disk.length - 20);
  writeFileSync(join(root, 'dev', VG, 'web1-disk'), disk);
  writeFileSync(join(root, 'dev', VG, 'web1-data1'), Buffer.alloc(2 ** 20, 'x'));
  process.env.XENGUIDE_STAND_IN = root;
  const path = process.env.PATH ?? '';
  process.env.PATH = `${join(root, 'bin')}:${path}`;
  const moved = (text: string): string =>
    text
      .replaceAll('/sys/class/net/', `${root}/net/`)
      .replaceAll('/run/', `${root}/run/`)
      .replaceAll(`/dev/${VG}/`, `${root}/dev/${VG}/`)
      .replaceAll('/var/lib/xenguide/', `${root}/state/`)
      .replaceAll('/etc/systemd/system/', `${root}/etc/systemd/`)
      .replaceAll('/etc/xen/', `${root}/etc/`);
  const list = (folder: string): string[] => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []);
  return {
    root,
    runner: movedRunner(moved),
    stateDir: join(root, 'state'),
    to: join(root, 'backup'),
    here: (plan) => {
      const text = moved(JSON.stringify(plan)).replaceAll('"graceSeconds":30', '"graceSeconds":0');
      return JSON.parse(text) as Plan;
    },
    guest: () => readFileSync(join(root, 'guest'), 'utf8').trim(),
    told: () => readFileSync(join(root, 'told'), 'utf8').split('\n').filter(Boolean),
    volumes: () => list(`dev/${VG}`).sort(),
    left: () => [
      ...list(`dev/${VG}`).filter((name) => name.includes('backup')),
      ...list('run/systemd/system'),
      ...list('run').filter((name) => name !== 'systemd'),
      ...list('backup').filter((name) => name.startsWith('.')),
      ...list('state'),
      ...list('.').filter((name) => name === 'torn'),
    ],
    percent: (full) => writeFileSync(join(root, 'percent'), full.toFixed(2)),
    remove: () => {
      process.env.PATH = path;
      delete process.env.XENGUIDE_STAND_IN;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function movedRunner(moved: (text: string) => string): Runner {
  const real = localRunner();
  const there = (command: Command): Command => {
    const { argv, stdinPath, stdoutPath } = command;
    return {
      ...command,
      argv: argv.map(moved) as unknown as typeof argv,
      ...(stdinPath === undefined ? {} : { stdinPath: moved(stdinPath) }),
      ...(stdoutPath === undefined ? {} : { stdoutPath: moved(stdoutPath) }),
    };
  };
  return {
    where: real.where,
    run: (command, options) => real.run(there(command), options),
    pipe: (command, take, options) => real.pipe!(there(command), take, options),
    readText: (path) => real.readText(moved(path)),
    // A unit names what it starts by paths of the host; every other file is as it is.
    writeFile: (path, content, mode) =>
      real.writeFile(moved(path), path.endsWith('.service') ? moved(String(content)) : content, mode),
    append: (path, text) => real.append(moved(path), text),
    close: () => real.close(),
  };
}

const MiB = 2 ** 20;

export const disk = (lv: string, vdev: string, bytes: number): KeptDisk => ({
  ...{ vdev, target: `/dev/${VG}/${lv}`, kind: 'lvm', format: 'raw', bytes },
  own: { vg: VG, lv },
});

export const CONFIG = `name = "web1"
type = "pv"
uuid = "11111111-2222-3333-4444-555555555555"
kernel = "/srv/images/vmlinuz"
memory = 256
vcpus = 1
disk = [ "format=raw,vdev=xvda,access=rw,target=/dev/${VG}/web1-disk", "format=raw,vdev=xvdb,access=rw,target=/dev/${VG}/web1-data1" ]
vif = [ "mac=00:16:3e:00:00:01,bridge=xenbr0" ]
`;

export const guestOf = (disks: readonly KeptDisk[] = BOTH): KeptGuest => ({
  ...{ name: NAME, uuid: '11111111-2222-3333-4444-555555555555', type: 'pv', memoryBytes: 256 * MiB },
  config: { path: '/etc/xen/web1.cfg', text: CONFIG },
  ...{ disks: [...disks], leftOut: [], hostFiles: ['/srv/images/vmlinuz'] },
});

export const BOTH: readonly KeptDisk[] = [disk('web1-disk', 'xvda', 4 * MiB), disk('web1-data1', 'xvdb', MiB)];

export function factsOf(more: Partial<Facts> = {}): Facts {
  return {
    ...exampleFacts(),
    volumeGroups: [{ name: VG, extentBytes: MiB, freeExtents: 1000, totalExtents: 2000 }],
    logicalVolumes: [
      { vg: VG, name: 'web1-disk', bytes: 4 * MiB },
      { vg: VG, name: 'web1-data1', bytes: MiB },
    ],
    ...more,
  };
}

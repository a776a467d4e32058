import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../../src/package-root.ts';

const run = promisify(execFile);
// Not beside this file: npm run bench:storage bundles it into another place.
/** `lab`, for bash. */
export const labScript = join(packageRoot(), 'lab/lab.sh');

/** 12 or 13: the Debian of the lab that is tested. */
export const debian = process.env.XEN_LAB_DEBIAN === '13' ? 13 : 12;

/** The lab's ssh config: `ssh -F FILE xena`. */
export const sshConfig = execFileSync('bash', [labScript, 'ssh-config'], { encoding: 'utf8' }).trim();

export const HOST = 'ssh://root@xena';

/** Fails with the command to give when no lab is up: a test that could not look must not pass. */
export function mustBeUp(): void {
  const { status, stdout } = spawnSync('bash', [labScript, 'status'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`No lab is up. Run: XEN_LAB_DEBIAN=${debian} lab/lab.sh up\n${stdout}`);
}

/** Whether the second host is up: a test that needs two is left out where there is one. */
export function hasPeer(): boolean {
  const { stdout } = spawnSync('bash', [labScript, 'status'], { encoding: 'utf8' });
  return /^xenb: up/m.test(stdout);
}

/** Whether the lab was built with ZFS and its pool is there. */
export const hasZfs = (): boolean =>
  spawnSync('ssh', ['-F', sshConfig, '-o', 'ConnectTimeout=60', 'xena', 'zpool list tank'], { stdio: 'ignore' })
    .status === 0;

/** A line for the dom0's shell, as root. Gives back its standard output; rejects with what it said on standard error. */
export const onHost = (line: string, seconds = 120): Promise<string> => onThe('xena', line, seconds);

/** The same on either of the two hosts. */
export async function onThe(host: 'xena' | 'xenb', line: string, seconds = 120): Promise<string> {
  const { stdout } = await run('ssh', ['-F', sshConfig, '-o', 'ConnectTimeout=60', host, line], {
    timeout: seconds * 1000,
    maxBuffer: 64 * 2 ** 20,
  });
  return stdout;
}

/**
 * Waits on the host itself until `condition` (a shell command) is true; rejects after `seconds`. Between two looks it sleeps `every`
 * seconds: each look costs the emulated host much, and its guests wait meanwhile.
 */
export async function untilOnHost(condition: string, seconds: number, every = 0.2): Promise<void> {
  const loop = `until ${condition}; do sleep ${every}; done`;
  await onHost(`timeout ${seconds} sh -c ${quoted(loop)}`, seconds + 30);
}

const lab = (...args: string[]): void => {
  execFileSync('bash', [labScript, ...args], { stdio: 'pipe', timeout: 900_000 });
};

/** Boots the dom0 anew, and waits until it can be worked with. What it saved nowhere is gone, its guests too. */
export const rebootHost = (): Promise<void> =>
  bootsAnew('xena', async () => {
    // The connection goes down with the host.
    await onHost('systemctl reboot', 60).catch(() => undefined);
  });

/** Its power fails for a moment: nothing is closed, stopped or written before it boots anew. */
export const cutPower = (host: 'xena' | 'xenb' = 'xena'): Promise<void> =>
  bootsAnew(host, () => lab('power-cut', host));

async function bootsAnew(host: 'xena' | 'xenb', make: () => Promise<void> | void): Promise<void> {
  const bootId = () => onThe(host, 'cat /proc/sys/kernel/random/boot_id', 30);
  const before = await bootId();
  await make();
  const deadline = Date.now() + 900_000;
  while (Date.now() < deadline) {
    const now = await bootId().catch(() => before);
    if (now !== before) {
      // What the disk image cannot hold.
      lab('up', hasPeer() ? '2' : '1');
      await onThe(
        host,
        'timeout 600 sh -c \'until systemctl is-system-running 2>/dev/null | grep -Eq "running|degraded"; do sleep 1; done\'',
        630,
      );
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
  throw new Error(`${host} did not come back within 15 minutes`);
}

/**
 * Everything on the host that making a guest could leave behind, a line each: domains, volumes, loop devices, cards,
 * files where guests' things live, and programs that deal with guests. Logs are not in it; they may stay.
 */
export async function everything(host: 'xena' | 'xenb' = 'xena'): Promise<string[]> {
  const output = await onThe(
    host,
    `
    xl list | awk 'NR > 1 { print "domain", $1 }'
    lvs --noheadings --separator / -o vg_name,lv_name,lv_size | sed 's/^ */volume /'
    losetup --all --output BACK-FILE --noheadings | sed 's/^/loop /'
    ls /sys/class/net | sed 's/^/card /'
    find /etc/xen /var/lib/xen /var/lib/xenguide /srv /root /tmp /var/tmp -path '*/systemd-private-*' -prune -o -type d -printf 'folder %p\\n' -o -printf 'file %p %s\\n' 2>/dev/null
    ps -eo args= | grep -E '^(/[^ ]*/)?(xl|qemu-[^ ]*|xen-qemu[^ ]*|dd|timeout|mkfs[^ ]*|e2fsck|resize2fs) ' | sed 's/^/program /'
    true`,
  );
  return output.split('\n').filter(Boolean).sort();
}

export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

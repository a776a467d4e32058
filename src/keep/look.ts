import { findDomain } from '../drives/state.ts';
import { badName } from '../guest/name.ts';
import type { Facts } from '../host/facts.ts';
import type { Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import { readRecord } from '../plan/apply/read.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { type ParsedDisk, readKeptConfig } from './config.ts';
import { kindOf } from './disk-kind.ts';
import type { KeptDisk, KeptGuest } from './guest.ts';

/**
 * Looks at a guest that runs: its config, its disks, what they are made of. Changes nothing. Rejects with UserError: invalid
 * (it does not run, or has something that cannot be kept), notReady (xl cannot be asked), and with HostLost.
 */
export async function lookAtGuest(
  runner: Runner,
  name: string,
  facts: Facts,
  options: { stateDir?: string } = {},
): Promise<KeptGuest> {
  const bad = badName(name);
  if (bad) throw refusal(bad.message, t('Name a guest as xl list shows it. One with another kind of name: xl rename.'));
  const domain = await findDomain(runner, name);
  const known = facts.guests.find((guest) => guest.name === name);
  if (domain === undefined || domain === 'between' || !known) {
    throw refusal(
      domain === 'between'
        ? t`${name} is being started or stopped just now`
        : t`no guest ${name} runs on ${onHost(runner.where)}`,
      known
        ? t`Start it first: xl create ${known.config ?? 'ITS.cfg'}. Disks of a guest that is off are copied by hand: xenguide guide keep/backup.`
        : t('xl list shows the guests that run.'),
    );
  }
  const path = known.config;
  const text = path === null ? undefined : await runner.readText(path);
  if (path === null || text === undefined) {
    throw refusal(
      t`no file in /etc/xen describes ${name}, so nobody could start it again from a backup`,
      t`Put its config there as /etc/xen/${name}.cfg.`,
    );
  }
  const config = readKeptConfig(text, path);
  mustMatch(
    name,
    path,
    config.disks,
    domain.disks.filter(({ writable, cdrom }) => writable && !cdrom),
  );
  const disks: KeptDisk[] = [];
  for (const disk of config.disks) disks.push(await keptDisk(runner, disk, facts));
  if (disks.length === 0) {
    throw refusal(t`${name} has no disk that it can write to`, t('Back up where its root is: on the file server.'));
  }
  const record = await readRecord(name, runner, options).catch(() => undefined);
  return {
    ...{ name, uuid: known.uuid, type: domain.type, memoryBytes: known.memoryBytes ?? 0 },
    ...{ config: { path, text }, disks, leftOut: config.leftOut, hostFiles: config.hostFiles },
    ...(domain.comesBack ? { comesBack: true } : {}),
    ...(record?.plan && record.receipt ? { plan: record.plan } : {}),
  };
}

async function keptDisk(runner: Runner, { vdev, target, format }: ParsedDisk, facts: Facts): Promise<KeptDisk> {
  const found = kindOf(target, facts);
  if (!found) {
    throw refusal(
      t`${vdev} is the device ${target}, and devices of that kind are not backed up yet`,
      t('Logical volumes, ZFS volumes and files are. By hand, with the guest off: xenguide guide keep/backup.'),
    );
  }
  const size = found.kind === 'file' ? ['stat', '-L', '-c', '%s', '--', target] : ['blockdev', '--getsize64', target];
  const { code, stdout } = await runner.run({ argv: size as [string, ...string[]], timeoutMs: 60_000 });
  const bytes = Number(stdout.trim());
  if (code !== 0 || !(bytes > 0)) {
    throw refusal(t`how big ${target} is cannot be told`, t`This must say it: ${size.join(' ')}`);
  }
  if (format === 'qcow2') await mustStandAlone(runner, vdev, target);
  return { vdev, target, format, bytes, ...found };
}

/** A qcow2 file that only holds what differs from another file is worth nothing without that. */
async function mustStandAlone(runner: Runner, vdev: string, target: string): Promise<void> {
  const { code, stdout } = await runner.run({
    argv: ['qemu-img', 'info', '-U', '--output=json', '--', target],
    timeoutMs: 60_000,
  });
  if (code === 0 && !stdout.includes('"backing-filename"')) return;
  throw refusal(
    code === 0 ? t`${vdev} (${target}) builds on another image file` : t`qemu-img cannot read ${target}`,
    code === 0
      ? t('Make it whole first, with the guest off: qemu-img convert -O qcow2 OLD NEW.')
      : t`See why: qemu-img info -U ${target}`,
  );
}

/** A guest that runs with other disks than its config says would come back with the wrong ones. */
function mustMatch(
  name: string,
  path: string,
  described: readonly ParsedDisk[],
  running: readonly { vdev: string; disc: string | null }[],
): void {
  const a = described.map(({ vdev, target }) => `${vdev} ${target}`);
  const b = running.map(({ vdev, disc }) => `${vdev} ${disc}`);
  const missing = b.filter((each) => !a.includes(each));
  const idle = a.filter((each) => !b.includes(each));
  if (missing.length === 0 && idle.length === 0) return;
  const words = [
    ...(missing.length > 0 ? [t`it runs with ${missing.join(', ')}`] : []),
    ...(idle.length > 0 ? [t`${path} says ${idle.join(', ')}`] : []),
  ];
  throw refusal(
    t`${name} runs with other disks than its config describes: ${words.join('; ')}`,
    t`Put ${path} right (or restart the guest), so that a backup holds what belongs together.`,
  );
}

const refusal = (message: string, remedy: string): UserError =>
  new UserError(EXIT.invalid, { field: 'guest', message, remedy });

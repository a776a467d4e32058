import type { Runner } from '../../host/runner.ts';
import { GUARD_SCRIPT, PARTS } from '../../network/firewall/guard.ts';
import { SCRIPTS } from '../../network/hotplug-script.ts';
import { runAll } from '../../plan/apply/ask.ts';
import { OWN_SCRIPT } from '../../storage/drbd/sides.ts';
import type { MovedGuest } from './guest.ts';
import type { DiskLook, SeenFile } from './seen.ts';

/** Boot files, read-only disks that are plain files, firewall parts and scripts of ours. What is not at the source either is left out: it is not needed then. */
export async function lookAtFiles(
  guest: MovedGuest,
  disks: readonly DiskLook[],
  from: Runner,
  to: Runner,
): Promise<SeenFile[]> {
  const wanted: { path: string; use: SeenFile['use'] }[] = [
    ...disks.flatMap(({ way, disk }) =>
      way === 'copy' && disk.target !== null ? [{ path: disk.target, use: 'disk' as const }] : [],
    ),
    ...guest.hostFiles.map((path) => ({ path, use: 'boot' as const })),
    ...guest.cards.map(({ mac }) => ({ path: `${PARTS}/${mac}.nft`, use: 'network' as const })),
    ...[GUARD_SCRIPT, OWN_SCRIPT]
      .filter((script) => [...guest.cards, ...guest.disks].some((each) => each.script?.endsWith(script)))
      .map((script) => ({ path: `${SCRIPTS}/${script}`, use: 'script' as const })),
  ];
  const about = async (runner: Runner) =>
    runAll(
      runner,
      wanted.flatMap(({ path }) => [
        ['stat', '-L', '-c', '%F:%s:%a', '--', path],
        ['sha256sum', '-z', '--', path],
      ]),
    );
  const [own, other] = await Promise.all([about(from), about(to)]);
  return wanted.flatMap(({ path, use }, index) => {
    const [, kind, bytes = '', mode = ''] = /^(.*):(\d+):(\d+)$/.exec(own[2 * index]!.stdout.trim()) ?? [];
    if (kind !== 'regular file' && kind !== 'regular empty file') return [];
    const sum = (results: typeof own): string | undefined =>
      results[2 * index + 1]!.code === 0 ? results[2 * index + 1]!.stdout.slice(0, 64) : undefined;
    const there = sum(other);
    return [
      {
        path,
        use,
        bytes: Number(bytes),
        mode,
        there: there === undefined ? 'absent' : there === sum(own) ? 'same' : 'other',
      },
    ];
  });
}

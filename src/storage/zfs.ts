import type { ZfsPool } from '../host/facts.ts';
import { PART_OF_ZFS_POOL } from '../host/use-words.ts';
import type { Trouble } from '../plan/action.ts';
import { noted, t } from '../text/t.ts';
import { MiB, parseSize, roundSize } from '../units.ts';
import type { Option } from '../wizard/field.ts';
import type { StorageBackend, StorageContext, Volume } from './backend.ts';
import { namedAlready } from './named-already.ts';
import { noOtherGuestHas } from './no-other-guest.ts';
import { roomiest } from './roomiest.ts';
import { sizeField } from './size-field.ts';

/** Besides its size a volume reserves room for its block pointers; zfs says no when that is missing. */
const OVERHEAD = 1.04;

/** A ZFS volume (zvol): checksums, snapshots at no cost, sends to other hosts. */
export const zfs: StorageBackend = {
  id: 'zfs',
  label: t('ZFS volume (zvol)'),
  summary: t('a volume in a ZFS pool: checksums, quick snapshots; wants much memory of the host'),
  page: 'storage/zfs',
  traits: {
    snapshots: t('yes, at no cost'),
    migration: t('no: the volume is on one host only'),
    speed: t('good; slower where single blocks are overwritten'),
    sharing: t('this host; copies by zfs send'),
    failure: t('broken blocks are noticed, and mended in a mirror'),
    needs: t('ZFS and a pool, memory for its cache'),
  },
  suits: t('it notices broken blocks and makes backups easy'),

  unavailable(facts) {
    const pools = facts.zfsPools ?? [];
    if (pools.length === 0) {
      return {
        reason: facts.tools.zfs.path === null ? t('ZFS is not installed on this host') : t('this host has no ZFS pool'),
        remedy:
          facts.tools.zfs.path === null
            ? t('Install it (apt install zfs-dkms zfsutils-linux, from Debian’s contrib) and make a pool.')
            : t('Make one on a spare disk: zpool create tank /dev/disk/by-id/….'),
      };
    }
    const blocked = pools.map(obstacle);
    return blocked.every((each) => each !== undefined) ? blocked[0] : undefined;
  },

  fields(answers, context) {
    const pools = context.facts?.zfsPools ?? [];
    const usual = roomiest(pools.map((pool) => ({ value: pool.name, freeBytes: obstacle(pool) ? 0 : room(pool) })));
    const chosen = pools.find(({ name }) => name === answers.pool);
    const words = {
      label: t('ZFS pool'),
      help: t('The pool of disks that the volume is made in.'),
      page: 'storage/zfs',
    };
    return [
      pools.length === 0
        ? {
            // The host is not known yet: the name is taken as it is and checked when the facts are there.
            kind: 'text',
            key: `${context.at}.pool`,
            ...words,
            check: (value) =>
              /^[A-Za-z][A-Za-z0-9_.:-]*$/.test(String(value))
                ? undefined
                : {
                    message: t`“${String(value)}” is no name of a ZFS pool`,
                    remedy: t('See the names with: zpool list.'),
                  },
          }
        : {
            kind: 'choice',
            key: `${context.at}.pool`,
            ...words,
            options: pools.map(optionFor),
            ...(usual ? { suggest: usual } : {}),
          },
      sizeField(context, chosen ? room(chosen) : undefined, chosen ? storeName(chosen) : t('the pool')),
    ];
  },

  problems(answers, context) {
    const { facts } = context;
    if (!facts) return [];
    const field = `${context.at}.pool`;
    const pool = facts.zfsPools?.find(({ name }) => name === answers.pool);
    if (!pool) {
      const there = (facts.zfsPools ?? []).map(({ name }) => name).join(', ');
      return [
        {
          field,
          message: t`there is no ZFS pool ${String(answers.pool)} on ${facts.hostname}`,
          remedy: t`Choose one that is there: ${there || t('none is')}.`,
        },
      ];
    }
    const name = volumeName(context);
    if (name.includes('+')) {
      return [
        {
          field: 'name',
          message: t`ZFS takes no + in a name, and would not make ${name}`,
          remedy: t('Choose another name for the guest.'),
        },
      ];
    }
    return pool.datasets.includes(name)
      ? [
          {
            field,
            kind: 'conflict',
            message: t`${pool.name}/${name} exists already`,
            remedy: t('Choose another guest name or another pool; xenguide never writes over it.'),
          },
        ]
      : [namedAlready(`/dev/zvol/${pool.name}/${name}`, field, facts) ?? []].flat();
  },

  resolve(answers, context): Volume {
    const name = `${String(answers.pool)}/${volumeName(context)}`;
    const wanted = parseSize(String(answers.size), 'GiB') ?? 0;
    return {
      backend: 'zfs',
      guest: context.guest,
      path: `/dev/zvol/${name}`,
      kind: 'block',
      format: 'raw',
      // A whole number of blocks, however big they are by default.
      bytes: Math.ceil(wanted / MiB) * MiB,
      blank: true,
      own: { name },
    };
  },

  shares(volume, facts) {
    const pool = facts.zfsPools?.find(({ name }) => volume.own?.name?.startsWith(`${name}/`));
    return pool ? [{ of: storeName(pool), bytes: volume.bytes, freeBytes: room(pool) }] : [];
  },

  actions(volume) {
    const name = volume.own!.name!;
    return [
      {
        id: `storage.create.${volume.path}`,
        title: noted`Make the ZFS volume ${name} (${roundSize(volume.bytes)})`,
        why: noted('It is the guest’s disk, and its whole size is kept free for it in the pool.'),
        effect: 'creates',
        touches: [volume.path],
        check: { run: ['zfs', 'list', '-H', '-o', 'name', name] },
        do: [
          // volmode=dev: the host does not look for partitions in a guest's disk.
          {
            run: ['zfs', 'create', '-V', String(volume.bytes), '-o', 'volmode=dev', name],
            trouble: cannotCreate(name),
          },
          // udev makes the name in /dev/zvol a moment later.
          {
            run: ['udevadm', 'settle', `--exit-if-exists=${volume.path}`, '--timeout=20'],
            timeoutMs: 30_000,
          },
          {
            run: ['test', '-b', volume.path],
            trouble: {
              message: noted`the volume ${name} was made, but ${volume.path} has not come up`,
              remedy: noted(
                'See whether udev’s rules for ZFS are there (60-zvol.rules) and zvols are wanted: zfs get volmode.',
              ),
            },
          },
        ],
        undo: [
          noOtherGuestHas(volume.path, volume.guest),
          {
            // Without the kernel’s module zfs says 1 to whatever it is asked: then it would look as if nothing were there.
            run: ['zfs', 'list', '-H', '-d', '0', '-o', 'name'],
            timeoutMs: 60_000,
            trouble: {
              message: noted`ZFS does not answer on this host, and so ${name} cannot be destroyed`,
              remedy: noted(
                'Load its module: modprobe zfs. For a new kernel it may have to be built first: dkms autoinstall.',
              ),
            },
          },
          // Whoever wrote to it last made udev look into it once more; zfs, unlike lvremove, does not wait for that.
          { run: ['udevadm', 'settle', '--timeout=20'], ok: [0, 1], timeoutMs: 30_000 },
          { run: ['zfs', 'destroy', name], ok: [0, 1] },
          {
            // zfs says 1 for a volume that is not there, and for one that it could not destroy: this tells them apart.
            run: ['zfs', 'list', '-H', '-o', 'name', name],
            ok: [1],
            trouble: {
              message: noted`the ZFS volume ${name} could not be destroyed: something uses it, or it has snapshots`,
              remedy: noted`See: lsof ${volume.path}; zfs list -t snapshot -r ${name}. Remove what is not needed.`,
            },
          },
          {
            say: noted`The ZFS pool ${poolOf(name)} is not there just now. Should it be imported again, look whether the volume is in it, and destroy it by hand: zfs destroy ${name}.`,
            onlyIf: [{ run: ['zfs', 'list', '-H', '-o', 'name', poolOf(name)], ok: [1] }],
          },
        ],
      },
    ];
  },

  /** Which devices a pool lies on is only told by the pool itself. */
  route(volume, facts) {
    const pool = poolOf(volume.own!.name!);
    const members = (facts?.blockDevices ?? []).filter(({ usedBy }) => usedBy.includes(PART_OF_ZFS_POOL));
    const only = facts?.zfsPools?.length === 1 ? members.map(({ path }) => path) : [];
    return [volume.path, t`ZFS pool ${pool}`, ...only];
  },

  xlDisk: (volume, vdev, access) => ({ target: volume.path, format: 'raw', vdev, access }),
};

const poolOf = (name: string): string => name.split('/')[0]!;

/** zfs makes all of a volume or nothing. */
const cannotCreate = (name: string): Trouble[] => [
  {
    theirs: true,
    when: ['already exists'],
    message: noted`the ZFS volume ${name} is there already, and xenguide did not make it`,
    remedy: noted('It is not touched. Choose another name for the guest, or look whether the volume can go: zfs list.'),
  },
  {
    when: ['out of space'],
    message: noted`the pool ${poolOf(name)} has no room for the whole of ${name}`,
    remedy: noted('In a raidz pool a volume takes up to twice its size. Choose a smaller size, or another place.'),
  },
];

const storeName = ({ name }: ZfsPool): string => t`ZFS pool ${name}`;
const volumeName = (context: StorageContext): string => `${context.guest}-${context.role}`;
const room = (pool: ZfsPool): number => (obstacle(pool) ? 0 : Math.floor(pool.freeBytes / OVERHEAD));

const obstacle = ({ name, freeBytes }: ZfsPool): { reason: string; remedy: string } | undefined =>
  freeBytes < 64 * MiB
    ? { reason: t`the ZFS pool ${name} is full`, remedy: t`Free some space, or add disks: zpool add ${name} ….` }
    : undefined;

function optionFor(pool: ZfsPool): Option {
  const blocked = obstacle(pool);
  return {
    value: pool.name,
    label: pool.name,
    hint: t`${roundSize(pool.freeBytes)} free of ${roundSize(pool.totalBytes)}`,
    ...(blocked ? { blocked } : {}),
  };
}

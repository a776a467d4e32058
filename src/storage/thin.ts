import type { Facts, ThinPool } from '../host/facts.ts';
import { noted, t } from '../text/t.ts';
import { parseSize, roundSize } from '../units.ts';
import type { Option } from '../wizard/field.ts';
import type { StorageBackend, StorageContext, Volume } from './backend.ts';
import { devicesBelow, nameProblem, volumeAction } from './logical-volume.ts';
import { roomiest } from './roomiest.ts';
import { sizeField } from './size-field.ts';

/** From here on a pool is as good as full: LVM needs some room to be mended in (lvmthin(7)). */
const FULL = 95;

/** A thin logical volume: takes room in a thin pool as the guest writes, so that more can be promised than there is. */
export const thin: StorageBackend = {
  id: 'thin',
  label: t('Thin volume (LVM)'),
  summary: t('takes space only as the guest writes; quick snapshots; the pool must be watched'),
  page: 'storage/thin',
  traits: {
    snapshots: t('yes, at no cost'),
    migration: t('no: the volume is on one host only'),
    speed: t('nearly that of the disk below it'),
    sharing: t('this host'),
    failure: t('a full pool stops every guest on it'),
    needs: t('a thin pool in a volume group'),
  },
  suits: t('it takes space only as the guest writes'),

  unavailable(facts) {
    const pools = facts.thinPools ?? [];
    if (pools.length === 0) {
      const vg = facts.volumeGroups.find(({ freeExtents }) => freeExtents > 0)?.name;
      return {
        reason: t('this host has no thin pool'),
        remedy: vg
          ? t`Make one in ${vg}: lvcreate --type thin-pool -L 100G -n pool ${vg} (apt install thin-provisioning-tools).`
          : t('Make a volume group first (vgcreate vg0 /dev/sdX), then a thin pool in it.'),
      };
    }
    const blocked = pools.map(obstacle);
    return blocked.every((each) => each !== undefined) ? blocked[0] : undefined;
  },

  fields(answers, context) {
    const pools = context.facts?.thinPools ?? [];
    const usual = roomiest(
      pools.map((pool) => ({ value: nameOf(pool), freeBytes: obstacle(pool) ? 0 : unused(pool) })),
    );
    const chosen = pools.find((pool) => nameOf(pool) === answers.pool);
    const label = { label: t('Thin pool'), help: t('The pool that the volume takes its space from as it is written.') };
    return [
      pools.length === 0
        ? {
            // The host is not known yet: the name is taken as it is and checked when the facts are there.
            kind: 'text',
            key: `${context.at}.pool`,
            ...label,
            page: 'storage/thin',
            check: (value) =>
              /^[A-Za-z0-9+_.][A-Za-z0-9+_.-]*\/[A-Za-z0-9+_.][A-Za-z0-9+_.-]*$/.test(String(value))
                ? undefined
                : {
                    message: t`“${String(value)}” names no thin pool`,
                    remedy: t('Write group and pool, like vg0/pool.'),
                  },
          }
        : {
            kind: 'choice',
            key: `${context.at}.pool`,
            ...label,
            page: 'storage/thin',
            options: pools.map((pool) => optionFor(pool, context.facts!)),
            ...(usual ? { suggest: usual } : {}),
          },
      sizeField(context, chosen ? unused(chosen) : undefined, chosen ? storeName(chosen) : t('the pool'), 'promise'),
    ];
  },

  problems(answers, context) {
    const { facts } = context;
    if (!facts) return [];
    const pool = facts.thinPools?.find((each) => nameOf(each) === answers.pool);
    if (!pool) {
      const there = (facts.thinPools ?? []).map(nameOf).join(', ');
      return [
        {
          field: `${context.at}.pool`,
          message: t`there is no thin pool ${String(answers.pool)} on ${facts.hostname}`,
          remedy: t`Choose one that is there: ${there || t('none is')}.`,
        },
      ];
    }
    const named = nameProblem(pool.vg, volumeName(context), `${context.at}.pool`, facts);
    if (named) return [named];
    // What the image needs is written at once: that much must really be there.
    return context.leastBytes > unused(pool)
      ? [
          {
            field: `${context.at}.pool`,
            message: t`the image may write ${roundSize(context.leastBytes)}, and ${storeName(pool)} has ${roundSize(unused(pool))} left`,
            remedy: t`Choose another place, or make the pool bigger: lvextend -L +10G ${nameOf(pool)}.`,
          },
        ]
      : [];
  },

  resolve(answers, context): Volume {
    const [vg = '', pool = ''] = String(answers.pool).split('/');
    const extent = context.facts?.volumeGroups.find(({ name }) => name === vg)?.extentBytes ?? 4 * 2 ** 20;
    const wanted = parseSize(String(answers.size), 'GiB') ?? 0;
    const store = context.facts?.thinPools?.find((each) => nameOf(each) === answers.pool);
    return {
      backend: 'thin',
      guest: context.guest,
      path: `/dev/${vg}/${volumeName(context)}`,
      kind: 'block',
      format: 'raw',
      bytes: Math.ceil(wanted / extent) * extent,
      // Out of a pool that does not zero, or of which that is not known, it may hold what an older volume left.
      ...(store?.zeroes ? { blank: true as const } : {}),
      own: { pool },
    };
  },

  shares(volume, facts) {
    const pool = facts.thinPools?.find((each) => nameOf(each) === poolOf(volume));
    if (!pool) return [];
    const promised = promises(pool, facts);
    return [
      {
        of: storeName(pool),
        bytes: volume.bytes,
        freeBytes: Math.max(0, pool.bytes - promised),
        beyond: (bytes) =>
          noted`The ${storeName(pool)} holds ${roundSize(pool.bytes)} and is ${pool.dataPercent ?? 0} % full; with this guest ${roundSize(promised + bytes)} are promised out of it. If it runs full, every guest on it stops: watch Data% and Meta% of lvs ${pool.vg}.`,
      },
    ];
  },

  actions(volume) {
    const [, , vg, lv] = volume.path.split('/') as [string, string, string, string];
    const pool = volume.own!.pool!;
    const words = {
      title: noted`Make the thin volume ${vg}/${lv} (${roundSize(volume.bytes)}) in the pool ${poolOf(volume)}`,
      why: noted('It is the guest’s disk. It begins empty, and takes space out of the pool only as the guest writes.'),
    };
    return [
      volumeAction({ vg, lv, guest: volume.guest, pool }, words, ['-V', `${volume.bytes}b`, '--thinpool', pool, vg]),
    ];
  },

  route(volume, facts) {
    const vg = volume.path.split('/')[2]!;
    return [volume.path, noted`thin pool ${poolOf(volume)}`, t`volume group ${vg}`, ...devicesBelow(vg, facts)];
  },

  xlDisk: (volume, vdev, access) => ({ target: volume.path, format: 'raw', vdev, access }),
};

const nameOf = ({ vg, name }: ThinPool): string => `${vg}/${name}`;
const storeName = (pool: ThinPool): string => noted`thin pool ${nameOf(pool)}`;
const poolOf = (volume: Volume): string => `${volume.path.split('/')[2]}/${volume.own?.pool}`;
const volumeName = (context: StorageContext): string => `${context.guest}-${context.role}`;

/** Bytes in it that nothing has been written to. */
const unused = ({ bytes, dataPercent }: ThinPool): number => Math.floor((bytes * (100 - (dataPercent ?? 0))) / 100);

/** Bytes that the volumes out of this pool may grow to. */
const promises = ({ vg, name }: ThinPool, facts: Facts): number =>
  (facts.logicalVolumes ?? [])
    .filter((lv) => lv.vg === vg && lv.pool === name)
    .reduce((sum, { bytes }) => sum + bytes, 0);

function obstacle(pool: ThinPool): { reason: string; remedy: string } | undefined {
  const name = nameOf(pool);
  if (pool.dataPercent === null) {
    return { reason: t`the thin pool ${name} is not active`, remedy: t`Activate it: lvchange -ay ${name}.` };
  }
  if (pool.dataPercent >= FULL) {
    return {
      reason: t`the thin pool ${name} is ${pool.dataPercent} % full`,
      remedy: t`Make it bigger: lvextend -L +10G ${name}.`,
    };
  }
  if ((pool.metadataPercent ?? 0) >= FULL) {
    return {
      reason: t`the metadata of the thin pool ${name} is ${pool.metadataPercent} % full`,
      remedy: t`Make it bigger: lvextend --poolmetadatasize +100M ${name}.`,
    };
  }
  return undefined;
}

function optionFor(pool: ThinPool, facts: Facts): Option {
  const blocked = obstacle(pool);
  return {
    value: nameOf(pool),
    label: nameOf(pool),
    hint: t`${roundSize(unused(pool))} left of ${roundSize(pool.bytes)}, ${roundSize(promises(pool, facts))} promised`,
    ...(blocked ? { blocked } : {}),
  };
}

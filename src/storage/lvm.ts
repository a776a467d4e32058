import type { VolumeGroup } from '../host/facts.ts';
import { noted, t } from '../text/t.ts';
import { parseSize, roundSize } from '../units.ts';
import type { StorageBackend, StorageContext, Volume } from './backend.ts';
import { devicesBelow, nameProblem, volumeAction } from './logical-volume.ts';
import { roomiest } from './roomiest.ts';
import { sizeField } from './size-field.ts';
import { freeBytes, groupOption } from './volume-group.ts';

/** An LVM logical volume: fast, easy to grow, and with snapshots for backups. */
export const lvm: StorageBackend = {
  id: 'lvm',
  label: t('Logical volume (LVM)'),
  summary: t('a slice of a volume group: fast, grows easily, snapshots for backups'),
  page: 'storage/lvm',
  traits: {
    snapshots: 'yes',
    migration: t('no: the volume is on one host only'),
    speed: t('that of the disk below it'),
    sharing: t('this host'),
    failure: t('a broken disk takes its volumes with it'),
    needs: t('a volume group with free space'),
  },
  suits: t('it is fast and makes backups easy'),

  unavailable(facts) {
    if (facts.logicalVolumes === null && facts.volumeGroups.length === 0) {
      return {
        reason: t('LVM is not installed on this host'),
        remedy: t('Install it (apt install lvm2) and make a volume group.'),
      };
    }
    if (facts.volumeGroups.length === 0) {
      return {
        reason: t('this host has no volume group'),
        remedy: t('Make one on a spare disk: vgcreate vg0 /dev/sdX.'),
      };
    }
    if (facts.volumeGroups.every((vg) => vg.hindered !== undefined)) {
      const [{ name, hindered }] = facts.volumeGroups as [VolumeGroup];
      return {
        reason: t`the volume group ${name} cannot be used: ${hindered}`,
        remedy: t`Put it right: vgs -v ${name}.`,
      };
    }
    if (facts.volumeGroups.every((vg) => freeBytes(vg) === 0)) {
      return { reason: t('every volume group is full'), remedy: t('Add a disk to one: vgextend vg0 /dev/sdX.') };
    }
    return undefined;
  },

  fields(answers, context) {
    const groups = context.facts?.volumeGroups ?? [];
    const usual = roomiest(groups.map((vg) => ({ value: vg.name, freeBytes: freeBytes(vg) })));
    const chosen = groups.find((vg) => vg.name === answers.vg);
    return [
      groups.length === 0
        ? {
            // The host is not known yet: the name is taken as it is and checked when the facts are there.
            kind: 'text',
            key: `${context.at}.vg`,
            label: t('Volume group'),
            help: t('The pool of disk space that the volume is cut from.'),
            page: 'storage/lvm',
            check: (value) => badName(String(value)),
          }
        : {
            kind: 'choice',
            key: `${context.at}.vg`,
            label: t('Volume group'),
            help: t('The pool of disk space that the volume is cut from.'),
            page: 'storage/lvm',
            options: groups.map(groupOption),
            ...(usual ? { suggest: usual } : {}),
          },
      sizeField(context, chosen ? freeBytes(chosen) : undefined, t`volume group ${chosen?.name ?? ''}`),
    ];
  },

  problems(answers, context) {
    const facts = context.facts;
    if (!facts) return [];
    const vg = facts.volumeGroups.find((group) => group.name === answers.vg);
    if (!vg) {
      return [
        {
          field: `${context.at}.vg`,
          message: t`there is no volume group ${String(answers.vg)} on ${facts.hostname}`,
          remedy: t`Choose one that is there: ${facts.volumeGroups.map((group) => group.name).join(', ') || t('none is')}.`,
        },
      ];
    }
    const named = nameProblem(vg.name, volumeName(context), `${context.at}.vg`, facts);
    if (named) return [named];
    const wanted = parseSize(String(answers.size), 'GiB') ?? 0;
    if (Math.ceil(wanted / vg.extentBytes) * vg.extentBytes > freeBytes(vg)) {
      return [
        {
          field: `${context.at}.size`,
          message: t`${roundSize(wanted)} do not fit into ${vg.name}: ${roundSize(freeBytes(vg))} are free there`,
          remedy: t('Choose a smaller size or another volume group.'),
        },
      ];
    }
    return [];
  },

  resolve(answers, context): Volume {
    const vg = context.facts?.volumeGroups.find((group) => group.name === answers.vg);
    const extent = vg?.extentBytes ?? 4 * 2 ** 20;
    const wanted = parseSize(String(answers.size), 'GiB') ?? 0;
    return {
      backend: 'lvm',
      guest: context.guest,
      path: `/dev/${String(answers.vg)}/${volumeName(context)}`,
      kind: 'block',
      format: 'raw',
      // LVM hands out whole extents: what it will really make.
      bytes: Math.ceil(wanted / extent) * extent,
    };
  },

  shares(volume, facts) {
    const vg = facts.volumeGroups.find(({ name }) => name === volume.path.split('/')[2]);
    return vg ? [{ of: t`volume group ${vg.name}`, bytes: volume.bytes, freeBytes: freeBytes(vg) }] : [];
  },

  actions(volume) {
    const [, , vg, lv] = volume.path.split('/') as [string, string, string, string];
    const words = {
      title: noted`Make the logical volume ${vg}/${lv} (${roundSize(volume.bytes)})`,
      why: noted('It is the guest’s disk, cut from the volume group’s free space.'),
    };
    // Old signatures in recycled extents are wiped (-W y), else a guest could see somebody's former file system.
    return [volumeAction({ vg, lv, guest: volume.guest }, words, ['-W', 'y', '-L', `${volume.bytes}b`, vg])];
  },

  route(volume, facts) {
    const group = volume.path.split('/')[2]!;
    return [volume.path, t`volume group ${group}`, ...devicesBelow(group, facts)];
  },

  xlDisk: (volume, vdev, access) => ({ target: volume.path, format: 'raw', vdev, access }),
};

/** LVM names have no `~` or `@`; a guest name has only letters, digits and . _ + - already. */
const volumeName = (context: StorageContext): string => `${context.guest}-${context.role}`;

const badName = (name: string): { message: string; remedy: string } | undefined =>
  /^[A-Za-z0-9+_.][A-Za-z0-9+_.-]{0,126}$/.test(name)
    ? undefined
    : { message: t`“${name}” is not a volume group’s name`, remedy: t('See the names with: vgs.') };

import { noted, t } from '../text/t.ts';
import { parseSize } from '../units.ts';
import type { Field } from '../wizard/field.ts';
import type { StorageBackend, Volume } from './backend.ts';
import { chooseDevice, deviceOf, nameDevice, sizeIfKnown, unknown } from './partition/device-field.ts';
import { clear, clearId, take, unseen } from './partition/take-over.ts';
import { contentsOf, disksAndPartitions, exactly, whyNot } from './spare-devices.ts';

/** A partition or a whole disk that the host has to spare: nothing between the guest and the platter. */
export const partition: StorageBackend = {
  id: 'partition',
  label: t('Partition or whole disk'),
  summary: t('a partition or disk that is there already: nothing between guest and platter, and no way to grow it'),
  page: 'storage/partition',
  traits: {
    snapshots: 'no',
    migration: t('no: the disk is in one host only'),
    speed: t('that of the disk itself'),
    sharing: t('this host; two where the disk hangs on both (SAN)'),
    failure: t('a broken disk takes its guests with it'),
    needs: t('a partition or disk that nothing uses'),
  },

  unavailable(facts) {
    const all = disksAndPartitions(facts);
    if (all.some((device) => whyNot(device, facts, 0) === undefined)) return undefined;
    return {
      reason:
        all.length === 0
          ? t('this host has no disks of its own')
          : t('every disk and partition of this host is in use'),
      remedy: t('Add a disk, or make a partition in unused space (fdisk), and look again.'),
    };
  },

  fields(answers, context) {
    const { facts, at } = context;
    const device = facts && deviceOf(answers, facts);
    const refused = device && whyNot(device, facts, context.leastBytes);
    const contents = device && !refused ? contentsOf(device, facts) : undefined;
    const overwrite: Field = {
      kind: 'text',
      key: `${at}.overwrite`,
      label: t('Overwrite what is on it'),
      help: t`${device?.path} holds ${contents ?? t('nothing')}. All of it is lost when the plan is carried out, and undo cannot bring it back. To go on, type ${device?.path}, or its full name: ${String(answers.device)}`,
      page: 'storage/partition',
      // Answers that are used again, when it is empty by now: they are right, though nobody has to say so.
      ...(contents === undefined ? { optional: true, detail: true } : {}),
      check: (value) =>
        // Its short name will do, since it must be that of the device which the lasting name means today.
        contents === undefined || value === answers.device || value === device?.path
          ? undefined
          : {
              message: t`“${String(value)}” is not the name of the device whose contents (${contents}) are to go`,
              remedy: t`Write ${device?.path} to overwrite it, or choose another device.`,
            },
    };
    return [
      facts ? chooseDevice(answers, context, facts) : nameDevice(at),
      ...(contents === undefined && answers.overwrite === undefined ? [] : [overwrite]),
      ...(facts ? [] : [sizeIfKnown(context)]),
    ];
  },

  problems(answers, { at, facts, leastBytes }) {
    if (!facts) return [];
    const device = deviceOf(answers, facts);
    const refused = device ? whyNot(device, facts, leastBytes) : unknown(facts, answers);
    if (!refused) return [];
    const { reason, ...rest } = refused;
    return [{ field: `${at}.device`, message: reason, ...rest }];
  },

  resolve(answers, { facts, guest, leastBytes }): Volume {
    const device = facts && deviceOf(answers, facts);
    const contents = device && contentsOf(device, facts);
    return {
      backend: 'partition',
      guest,
      path: String(answers.device),
      kind: 'block',
      format: 'raw',
      bytes: device?.bytes ?? parseSize(String(answers.size), 'GiB') ?? leastBytes,
      own: {
        ...(contents === undefined ? {} : { contents }),
        // An older look at the host did not tell what exactly is there: then only that somebody agreed to lose it.
        ...(contents !== undefined && device?.signatures === undefined ? {} : { holds: device?.signatures ?? '' }),
      },
    };
  },

  preconditions: (volume) => [
    {
      check: { run: ['test', '-b', volume.path] },
      message: noted`${volume.path} is not there`,
      remedy: noted('See whether the disk is connected (lsblk; ls -l /dev/disk/by-id), or choose another one.'),
      exit: 'notReady',
    },
    {
      check: { run: ['blockdev', '--getsize64', volume.path], atLeast: volume.bytes },
      message: noted`${volume.path} is smaller than the ${exactly(volume.bytes)} that it must have`,
      remedy: noted('See its size with blockdev --getsize64, and go through the questions once more.'),
      exit: 'invalid',
    },
    {
      check: unseen(volume),
      message: noted`${volume.path} must not be written to`,
      remedy: noted('Nothing was changed. Free it, or choose another one; the guide’s page concepts/in-use says how.'),
      exit: 'conflict',
      until: clearId(volume),
    },
  ],

  // What merely lies on it was asked about when it was taken; an apply that was cut off may have copied LVM or RAID since.
  beforeWrite: (volume) => [{ mustBeFree: volume.path, guest: volume.guest, takenUp: true }],

  actions: (volume) => [clear(volume), take(volume)],

  // The kernel reads no partition table inside a partition.
  showsPartitions: ({ path }, facts) => deviceOf({ device: path }, facts)?.type === 'disk',

  warnings({ path, own }) {
    const contents = own?.contents;
    return contents === undefined
      ? []
      : [
          noted`${path} holds ${contents}. All of it is lost when the plan is carried out, and undo cannot bring it back.`,
        ];
  },

  route(volume, facts) {
    const device = facts?.blockDevices.find(({ stableNames }) => stableNames.includes(volume.path));
    const whole = device && facts?.blockDevices.find(({ path }) => path === device.parent);
    return [volume.path, ...[device, whole].flatMap((each) => (each ? [each.path] : []))];
  },

  xlDisk: (volume, vdev, access) => ({ target: volume.path, format: 'raw', vdev, access }),
};

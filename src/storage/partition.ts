import type { BlockDevice, Facts } from '../host/facts.ts';
import { ofHost } from '../host/of-host.ts';
import type { Action, FreeStep } from '../plan/action.ts';
import type { Problem } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { parseSize, roundSize } from '../units.ts';
import type { Field, Option } from '../wizard/field.ts';
import type { StorageAnswers, StorageBackend, StorageContext, Volume } from './backend.ts';
import { contentsOf, disksAndPartitions, exactly, type Refusal, whyNot } from './spare-devices.ts';
import { isStable, stableNameOf } from './stable-name.ts';

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
      path: String(answers.device),
      kind: 'block',
      format: 'raw',
      bytes: device?.bytes ?? parseSize(String(answers.size), 'GiB') ?? leastBytes,
      own: {
        guest,
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

  beforeWrite: (volume) => [{ mustBeFree: volume.path, guest: volume.own!.guest! }],

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

const deviceOf = ({ device }: StorageAnswers, facts: Facts): BlockDevice | undefined =>
  facts.blockDevices.find(({ stableNames }) => stableNames.includes(String(device)));

function chooseDevice(answers: StorageAnswers, context: StorageContext, facts: Facts): Field {
  const { options, spare } = offeredOn(facts)(context.leastBytes);
  // Another of its lasting names, taken from an answers file, is as good.
  const named = isStable(String(answers.device)) ? deviceOf(answers, facts) : undefined;
  return {
    kind: 'choice',
    key: `${context.at}.device`,
    label: t('Partition or disk'),
    help: t(
      'All of it becomes the guest’s disk. It is named by what stays the same after a reboot; sda and sdb may swap places.',
    ),
    page: 'storage/partition',
    options: named
      ? options.map((each) => (each.label === named.path ? { ...each, value: String(answers.device) } : each))
      : options,
    otherwise: (text) => otherName(text, facts),
    ...(spare
      ? {
          suggest: {
            value: spare === named ? String(answers.device) : usualName(spare),
            because: t('nothing uses it, and it is empty'),
          },
        }
      : {}),
  };
}

const usualName = (device: BlockDevice): string => stableNameOf(device) ?? device.path;

/** Every disk and partition of a host as a choice, and the first that could be had as it is; a host may have thousands. */
const offeredOn = ofHost((facts) => {
  const known = new Map<number, { options: Option[]; spare: BlockDevice | undefined }>();
  return (leastBytes: number) => {
    const made = known.get(leastBytes) ?? offer(facts, leastBytes);
    known.set(leastBytes, made);
    return made;
  };
});

function offer(facts: Facts, leastBytes: number): { options: Option[]; spare: BlockDevice | undefined } {
  let spare: BlockDevice | undefined;
  const options = disksAndPartitions(facts).map((device): Option => {
    const blocked = whyNot(device, facts, leastBytes);
    const contents = contentsOf(device, facts);
    if (!blocked && contents === undefined) spare ??= device;
    const about = [
      roundSize(device.bytes),
      device.model ?? '',
      contents === undefined ? t('empty') : t`holds ${contents}`,
    ];
    return {
      value: usualName(device),
      label: device.path,
      hint: about.filter(Boolean).join(', '),
      ...(blocked ? { blocked } : {}),
    };
  });
  return { options, spare };
}

/** The host is not known yet: the name is taken as it is, and looked for when the facts are there. */
const nameDevice = (at: string): Field => ({
  kind: 'path',
  wants: 'device',
  key: `${at}.device`,
  label: t('Partition or disk'),
  help: t('All of it becomes the guest’s disk. Name it by its lasting name under /dev/disk/by-id.'),
  page: 'storage/partition',
  check: (value) => (isStable(String(value)) ? undefined : notStable(String(value), undefined)),
});

const sizeIfKnown = ({ at }: StorageContext): Field => ({
  kind: 'size',
  bare: 'GiB',
  key: `${at}.size`,
  label: t('Its size'),
  help: t('How large the partition or disk is, if you know it. It is looked at before anything is written.'),
  page: 'storage/size',
  optional: true,
  detail: true,
});

function otherName(text: string, facts: Facts): Omit<Problem, 'field'> {
  const device = facts.blockDevices.find(({ path, stableNames }) => path === text || stableNames.includes(text));
  if (device) return notStable(text, stableNameOf(device));
  const { reason, remedy } = unknown(facts, { device: text });
  return { message: reason, remedy };
}

const notStable = (name: string, stable: string | undefined): { message: string; remedy: string } => ({
  message: t`“${name}” is not a name that stays: it may mean another disk after the next start of the host`,
  remedy: stable ? t`Write ${stable}, which is the same device.` : t('Find its name with: ls -l /dev/disk/by-id.'),
});

const unknown = (facts: Facts, { device }: StorageAnswers): Refusal => ({
  reason: t`there is no disk or partition ${String(device)} on ${facts.hostname}`,
  remedy: t('See what is there with: ls -l /dev/disk/by-id.'),
});

const clearId = ({ path }: Volume): string => `storage.free.${path}`;

/** Unused, and holding nothing but what a person agreed to lose. */
const unseen = ({ path, own }: Volume): FreeStep => ({
  mustBeFree: path,
  guest: own!.guest!,
  ...(own!.holds === undefined ? {} : { holds: own!.holds }),
});

/** On its own, so that a refusal here has nothing to undo: somebody else's new data must not be wiped for it. */
function clear(volume: Volume): Action {
  const { path, own } = volume;
  const contents = own!.contents;
  return {
    id: clearId(volume),
    title:
      contents === undefined ? noted`See that nothing uses ${path}` : noted`Wipe ${path}: ${contents} is lost for good`,
    why:
      contents === undefined
        ? noted('What happened since the questions were answered counts too.')
        : noted(
            'You named it to be overwritten. Without the old signatures nothing takes the guest’s disk for what it was.',
          ),
    effect: contents === undefined ? 'reads' : 'destroys',
    touches: [path],
    do: contents === undefined ? [unseen(volume)] : [unseen(volume), { run: ['wipefs', '--all', '--quiet', path] }],
    undo: [],
  };
}

/** Nothing is done here: it marks the moment from which what is on the device is the guest's. */
function take({ path, own }: Volume): Action {
  const slash = path.lastIndexOf('/');
  const guest = own!.guest!;
  return {
    id: `storage.take.${path}`,
    title: noted`Take ${path} for ${guest}; undo wipes it${own!.contents === undefined ? '' : noted(', and cannot bring back what was on it')}`,
    why: noted(
      'From here on it holds the guest’s data. Undo wipes the signatures, so that it counts as empty and no half system lies around; the blocks are not cleared.',
    ),
    effect: 'changes',
    touches: [path],
    do: [],
    undo: [
      { mustBeFree: path, guest, mayBeGone: true, takenUp: true },
      {
        // A disk that is gone has nothing to be wiped: find starts nothing then, and is content.
        run: [
          ...(['find', '-L', path.slice(0, slash), '-maxdepth', '1', '-name', path.slice(slash + 1)] as const),
          ...['-type', 'b', '-exec', 'wipefs', '--all', '--quiet', '{}', '+'],
        ],
      },
    ],
  };
}

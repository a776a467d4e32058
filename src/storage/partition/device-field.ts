import type { BlockDevice, Facts } from '../../host/facts.ts';
import { ofHost } from '../../host/of-host.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { Field, Option } from '../../wizard/field.ts';
import type { StorageAnswers, StorageContext } from '../backend.ts';
import { contentsOf, disksAndPartitions, type Refusal, whyNot } from '../spare-devices.ts';
import { isStable, stableNameOf } from '../stable-name.ts';

/** Which partition or disk it is: asked by its lasting name, chosen among those of the host. */

/** What an answer names today; undefined: nothing has that name. */
export const deviceOf = ({ device }: StorageAnswers, facts: Facts): BlockDevice | undefined =>
  facts.blockDevices.find(({ stableNames }) => stableNames.includes(String(device)));

/** The disks and partitions of a known host; those that cannot be had say why. */
export function chooseDevice(answers: StorageAnswers, context: StorageContext, facts: Facts): Field {
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
export const nameDevice = (at: string): Field => ({
  kind: 'path',
  wants: 'device',
  key: `${at}.device`,
  label: t('Partition or disk'),
  help: t('All of it becomes the guest’s disk. Name it by its lasting name under /dev/disk/by-id.'),
  page: 'storage/partition',
  check: (value) => (isStable(String(value)) ? undefined : notStable(String(value), undefined)),
});

/** Asked only while the host is not known. */
export const sizeIfKnown = ({ at }: StorageContext): Field => ({
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

/** A device that is not there. */
export const unknown = (facts: Facts, { device }: StorageAnswers): Refusal => ({
  reason: t`there is no disk or partition ${String(device)} on ${facts.hostname}`,
  remedy: t('See what is there with: ls -l /dev/disk/by-id.'),
});

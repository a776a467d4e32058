import type { BlockDevice, Facts } from '../host/facts.ts';
import { ofHost } from '../host/of-host.ts';
import { isContents } from '../host/probes/uses.ts';
import { noted, t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { Option } from '../wizard/field.ts';
import { stableNameOf } from './stable-name.ts';

export type Refusal = NonNullable<Option['blocked']>;

/** What a guest may be given: not a CD drive, and nothing that another backend makes (volumes, loop devices). */
export function disksAndPartitions({ blockDevices }: Facts): BlockDevice[] {
  return blockDevices.filter(({ type }) => /^(disk|part|mpath|raid\d+)$/.test(type));
}

/** A host with thousands of devices is asked about each of them. */
const familiesOf = ofHost(({ blockDevices }) => {
  const wholes = new Map(blockDevices.map((each) => [each.path, each]));
  const parts = new Map<string | null, BlockDevice[]>();
  for (const each of blockDevices) {
    if (each.type !== 'part') continue;
    const siblings = parts.get(each.parent);
    if (siblings) siblings.push(each);
    else parts.set(each.parent, [each]);
  }
  return { wholes, parts };
});

const partitionsOf = ({ path }: BlockDevice, facts: Facts): BlockDevice[] => familiesOf(facts).parts.get(path) ?? [];

/** Why it must not be touched as far as the facts tell: itself, its partitions, the disk that it is a part of. */
function usesOf(device: BlockDevice, facts: Facts): string[] {
  const own = (each: BlockDevice): string[] => each.usedBy.filter((reason) => !isContents(reason));
  const whole =
    device.type === 'part' && device.parent !== null ? familiesOf(facts).wholes.get(device.parent) : undefined;
  // That a guest owns the whole disk is said of its partitions already.
  const above = whole ? own(whole).filter((reason) => !/^disk of guest /.test(reason)) : [];
  return [
    ...own(device),
    ...partitionsOf(device, facts).flatMap((part) =>
      own(part).map((reason) => t`its partition ${part.path}: ${reason}`),
    ),
    ...above.map((reason) => t`it is a part of ${device.parent}: ${reason}`),
  ];
}

/** Why a device cannot be had; `leastBytes` must fit. */
export function whyNot(device: BlockDevice, facts: Facts, leastBytes: number): Refusal | undefined {
  const uses = usesOf(device, facts);
  if (uses.length > 0) {
    return {
      reason: t`${device.path} is in use: ${uses.join('; ')}`,
      remedy: t('Free it first (the guide’s page concepts/in-use says how), or choose another one.'),
      kind: 'conflict',
    };
  }
  if (stableNameOf(device) === undefined) {
    return {
      reason: t`${device.path} has no name under /dev/disk/by-id, by-partuuid or by-path that would stay`,
      remedy: t(
        'A partition in a GPT partition table has such a name, but a new table erases all that is on the disk. Or choose another one.',
      ),
    };
  }
  if (device.readOnly)
    return { reason: t`${device.path} is read-only`, remedy: t('Choose one that can be written to.') };
  if (device.bytes < leastBytes) {
    return {
      reason: t`${device.path} has ${exactly(device.bytes)}, and the image needs ${exactly(leastBytes)}`,
      remedy: t('Choose a larger one.'),
    };
  }
  return undefined;
}

/** To the byte: one sector too few is too few. */
export const exactly = (bytes: number): string => noted`${roundSize(bytes)} (${bytes} bytes)`;

/** What would be lost, in a few words; undefined: nothing that can be recognised. */
export function contentsOf(device: BlockDevice, facts: Facts): string | undefined {
  const table = /(?:^| )PTTYPE=(\S+)/.exec(device.signatures ?? '')?.[1];
  const parts = partitionsOf(device, facts).map(
    (part) => `${part.path.slice('/dev/'.length)}: ${roundSize(part.bytes)}, ${fileSystem(part) ?? t('nothing known')}`,
  );
  const inside = parts.length > 0 ? t`partitions (${parts.join('; ')})` : undefined;
  const found = [fileSystem(device), table && t`a partition table (${table})`, inside].filter(Boolean);
  return found.length === 0 ? undefined : found.join(', ');
}

const fileSystem = ({ fsType, label }: BlockDevice): string | undefined =>
  fsType === null ? undefined : label === undefined ? fsType : `${fsType} “${label}”`;

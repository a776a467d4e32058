import { t } from '../../text/t.ts';
import { signaturesOf } from '../probes/block-devices.ts';
import { findUses, groupIn, isMark, type ListedDevice } from '../probes/uses.ts';
import { numberKey } from './identity.ts';
import type { Seen } from './look.ts';
import { guestsCalling, guestsIn, usersOf } from './owners.ts';
import type { InUseQuestion, Use } from './question.ts';
import { keyOf, relativesOf } from './relatives.ts';

/** Everything that uses a block device, a part of it, or what it is a part of. */
export function usesOfDevice(seen: Seen, question: InUseQuestion): Use[] {
  const { key } = seen.target!;
  const self = seen.devices.find((device) => keyOf(device) === key);
  const own = self ? claimedBy(seen, self, question) : mountedElsewhere(seen, key);
  const users = [...guestsCalling(seen, question.mustBeFree, question.guest), ...usersOf(seen, key, question.guest)];
  const around = relativesOf(seen.devices, key).flatMap(({ device, kind }): Use[] => {
    const claims = kind === 'below' ? [] : claimedBy(seen, device, question);
    const all = [...claims, ...usersOf(seen, keyOf(device), question.guest)];
    return all.map((use) => ({ ...use, reason: `${WHERE[kind]} ${device.path}: ${use.reason}` }));
  });
  const uses = [...own, ...users, ...around, ...newContents(seen, question)];
  // It says that, but not why: worth saying where nothing else tells.
  const isHidden = seen.claim === 'taken' && uses.every(({ passing }) => passing);
  return isHidden ? [...uses, { reason: HIDDEN, passing: true }] : uses;
}

const WHERE = { partition: t('its partition'), disk: t('it is a part of'), below: t('it lies on') } as const;

const HIDDEN = t(
  'the kernel does not give it out: something has claimed it for itself (a mount that cannot be seen from here, RAID, LVM, DRBD or ZFS)',
);

/** What of the kernel holds it: mounts, swap, LVM, RAID …; here and in other mount namespaces. */
function claimedBy(seen: Seen, device: ListedDevice, { takenUp, guest }: InUseQuestion): Use[] {
  const names = seen.names.get(`/dev/${device.kname}`) ?? [];
  const { reasons } = findUses(device, names, seen.devices, seen);
  return [
    ...(takenUp ? reasons.flatMap((reason) => asTakenUp(seen, device, reason, guest)) : reasons).map((reason) => ({
      reason,
    })),
    ...mountedElsewhere(seen, keyOf(device), [device.path, `/dev/${device.kname}`, ...names]),
  ];
}

/** What is left of a reason when only what has been taken up counts. */
function asTakenUp(seen: Seen, device: ListedDevice, reason: string, guest: string): string[] {
  const group = groupIn(reason);
  if (group === undefined) return isMark(reason) ? [] : [reason];
  const volumes = [...seen.physicalVolumes].flatMap(([pv, vg]) => (vg === group && group !== null ? [pv] : []));
  const lowers = volumes.map((pv) => seen.devices.find((each) => namesOf(seen, each).includes(pv)));
  const holders = [device, ...lowers].flatMap((each) => each?.kname ?? []);
  if (seen.devices.some(({ type, parent }) => type === 'lvm' && holders.includes(parent ?? ''))) {
    return [t`${reason}, and active here (vgchange -an ${group ?? 'ITS-NAME'} lets go of it)`];
  }
  const { key } = seen.target!;
  const own = [key, ...relativesOf(seen.devices, key).map((each) => keyOf(each.device))];
  if (!lowers.every((each) => each !== undefined && own.includes(keyOf(each)))) return [reason];
  return group === null ? [] : guestsIn(seen, group, guest).map((use) => `${reason}: ${use.reason}`);
}

const namesOf = ({ names }: Seen, { path, kname }: ListedDevice): string[] => [
  path,
  `/dev/${kname}`,
  ...(names.get(`/dev/${kname}`) ?? []),
];

function mountedElsewhere(seen: Seen, key: string, names: readonly string[] = []): Use[] {
  return seen.elsewhere.flatMap(({ process, mounts }) =>
    mounts
      .filter(({ number, source }) => numberKey(number) === key || names.includes(source))
      .map(({ target }) => ({ reason: t`mounted at ${target} in the mount namespace of ${process}` })),
  );
}

/** Something that was not there when a person decided that what is on it may go. */
function newContents({ blkid }: Seen, { holds }: InUseQuestion): Use[] {
  const found = signaturesOf(
    Object.fromEntries([...blkid.matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value]) => [key, value])),
  );
  if (holds === undefined || found === '' || found === holds) return [];
  return [{ reason: t`it holds something that was not seen before (${found})` }];
}

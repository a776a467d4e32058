import { physicalVolumeOf } from '../host/use-words.ts';
import { t } from '../text/t.ts';
import type { StorageBackend } from './backend.ts';
import { handOver, mirrorActions } from './drbd/actions.ts';
import { mirrorFields } from './drbd/fields.ts';
import { preconditions } from './drbd/host.ts';
import { mirrorProblems, unfit } from './drbd/problems.ts';
import { factsOf, groupName, groupOf, mirrorOf, toVolume } from './drbd/sides.ts';
import { freeBytes } from './volume-group.ts';

/** A disk that two hosts keep, each on its own volume: a guest can move between them, and survives the loss of one. */
export const drbd: StorageBackend = {
  id: 'drbd',
  label: t('DRBD (mirrored on two hosts)'),
  summary: t('the same disk on two hosts at every moment: a guest can move, and outlives a broken host'),
  page: 'storage/drbd',
  traits: {
    snapshots: t('of the volume below, on either host'),
    migration: t('yes, between the two hosts'),
    speed: t('reads as the disk below; a write waits for the other host'),
    sharing: t('two hosts; one writes'),
    failure: t('one host may break: the other has everything'),
    needs: t('a second host with a volume group; a network between them'),
  },

  unavailable: unfit,
  fields: mirrorFields,
  problems: mirrorProblems,
  resolve: toVolume,

  shares: (volume, facts, peers) =>
    mirrorOf(volume).sides.flatMap((side) => {
      const group = groupOf(side.on === undefined ? facts : factsOf(peers, side.on), side.vg);
      return group ? [{ of: groupName(side), bytes: side.bytes, freeBytes: freeBytes(group) }] : [];
    }),

  preconditions,
  actions: mirrorActions,
  handOver,

  route(volume, facts) {
    const { resource, port, sides } = mirrorOf(volume);
    const [own, peer] = sides;
    const below = (facts?.blockDevices ?? []).filter(({ usedBy }) => usedBy.includes(physicalVolumeOf(own.vg)));
    return [
      volume.path,
      t`DRBD resource ${resource}`,
      t`mirrored: ${own.address} to ${peer.address} (${peer.name}), port ${port}`,
      `/dev/${own.vg}/${resource}`,
      t`volume group ${own.vg}`,
      ...below.map(({ path }) => path),
    ];
  },

  otherHosts: (volume) => mirrorOf(volume).sides.flatMap(({ on }) => on ?? []),

  xlDisk(volume, vdev, access) {
    const { resource, script } = mirrorOf(volume);
    return { target: resource, format: 'raw', vdev, access, script };
  },
};

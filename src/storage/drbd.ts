import type { StorageBackend } from './backend.ts';
import { handOver, mirrorActions, preconditions } from './drbd/actions.ts';
import { mirrorFields } from './drbd/fields.ts';
import { mirrorProblems, unfit } from './drbd/problems.ts';
import { mirrorOf, toVolume } from './drbd/sides.ts';

/** A disk that two hosts keep, each on its own volume: a guest can move between them, and survives the loss of one. */
export const drbd: StorageBackend = {
  id: 'drbd',
  label: 'DRBD (mirrored on two hosts)',
  summary: 'the same disk on two hosts at every moment: a guest can move, and outlives a broken host',
  page: 'storage/drbd',
  traits: {
    snapshots: 'of the volume below, on either host',
    migration: 'yes, between the two hosts',
    speed: 'reads as the disk below; a write waits for the other host',
    sharing: 'two hosts; one writes',
    failure: 'one host may break: the other has everything',
    needs: 'a second host with a volume group; a network between them',
  },

  unavailable: unfit,
  fields: mirrorFields,
  problems: mirrorProblems,
  resolve: toVolume,
  preconditions,
  actions: mirrorActions,
  handOver,

  route(volume, facts) {
    const { resource, port, sides } = mirrorOf(volume);
    const [own, peer] = sides;
    const below = (facts?.blockDevices ?? []).filter(({ usedBy }) => usedBy.includes(`physical volume of ${own.vg}`));
    return [
      volume.path,
      `DRBD resource ${resource}`,
      `mirrored: ${own.address} to ${peer.address} (${peer.name}), port ${port}`,
      `/dev/${own.vg}/${resource}`,
      `volume group ${own.vg}`,
      ...below.map(({ path }) => path),
    ];
  },

  otherHosts: (volume) => mirrorOf(volume).sides.flatMap(({ on }) => on ?? []),

  xlDisk(volume, vdev, access) {
    const { resource, script } = mirrorOf(volume);
    return { target: resource, format: 'raw', vdev, access, script };
  },
};

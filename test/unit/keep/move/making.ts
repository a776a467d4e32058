import { exampleFacts } from '../../../../src/host/example.ts';
import type { Facts } from '../../../../src/host/facts.ts';
import type { MovedGuest } from '../../../../src/keep/move/guest.ts';
import type { MoveLook, MoveSide } from '../../../../src/keep/move/seen.ts';
import type { DrbdSight } from '../../../../src/keep/move/ways/drbd-state.ts';
import { CONFIG, GENERATIONS, PEER, UUID } from './stand-in.ts';

export const MAC = '00:16:3e:00:00:01';

export const sightOf = (role: string, more: Partial<DrbdSight> = {}): DrbdSight => ({
  ...{ role, peerRole: role === 'Primary' ? 'Secondary' : 'Primary', connection: 'Connected' },
  ...{ disk: 'UpToDate', peerDisk: 'UpToDate', twoPrimaries: false, protocol: 'C', generations: GENERATIONS },
  ...{ backing: '/dev/vg0/web1-disk', addresses: new Map(), ...more },
});

export function sideOf(name: 'xena' | 'xenb', more: Partial<MoveSide> = {}, facts: Partial<Facts> = {}): MoveSide {
  return {
    ...{ on: name === 'xena' ? undefined : PEER, name, cpuCaps: ['178bf3ff', 'f6d8320b'], cpuVendor: 'AuthenticAMD' },
    ...{ scripts: new Map([['/etc/xen/scripts/block-drbd', true]]), clock: 1_000_000, paused: false, former: [] },
    facts: { ...exampleFacts(), hostname: name, ...facts },
    ...more,
  };
}

export const guestOf = (more: Partial<MovedGuest> = {}): MovedGuest => ({
  ...{ name: 'web1', uuid: UUID, domid: 7, type: 'pvh', memoryBytes: 70 * 2 ** 20, vcpus: 1 },
  ...{ config: { path: '/etc/xen/web1.cfg', text: CONFIG }, configUuid: UUID },
  disks: [{ target: 'web1-disk', format: 'raw', vdev: 'xvda', access: 'rw', script: 'block-drbd' }],
  cards: [{ mac: MAC, bridge: 'xenbr0', script: undefined }],
  ...{ bound: [], onPoweroff: 'destroy', hostFiles: [], autostart: [], recorded: true, ...more },
});

/** A guest that can be moved; `change` takes something of it away. */
export function lookOf(change: (look: MoveLook) => Partial<MoveLook> = () => ({})): MoveLook {
  const guest = guestOf();
  const wire = { host: 'xenb', user: 'root', port: undefined };
  const look: MoveLook = {
    ...{ guest, from: sideOf('xena'), to: sideOf('xenb') },
    ...{ wires: [{ wire, problem: undefined }], wire, wireBack: { ...wire, host: 'xena' } },
    disks: [
      {
        disk: guest.disks[0]!,
        way: 'drbd',
        seen: { own: { resource: 'web1-disk', from: sightOf('Primary'), to: sightOf('Secondary') } },
      },
    ],
    files: [],
    ...{ scheduled: false, cold: false, overOld: false },
  };
  return { ...look, ...change(look) };
}

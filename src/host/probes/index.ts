import { blockDevices } from './block-devices.ts';
import { bootFiles } from './boot-files.ts';
import { drbd } from './drbd.ts';
import { fileSystems } from './file-systems.ts';
import { guests } from './guests.ts';
import { hostNetwork } from './host-network.ts';
import { lvm } from './lvm.ts';
import { natNetworks } from './nat-networks.ts';
import { network } from './network.ts';
import type { Probe } from './probe.ts';
import { routed } from './routed.ts';
import { system } from './system.ts';
import { tools } from './tools.ts';
import { toolstack } from './toolstack.ts';
import { traffic } from './traffic.ts';
import { xen } from './xen.ts';
import { zfs } from './zfs.ts';

/** Every topic of the facts. Each fills its own keys of `Facts`; only `gaps` belongs to all. */
export const probes: readonly Probe[] = [
  system,
  xen,
  network,
  hostNetwork,
  natNetworks,
  routed,
  traffic,
  lvm,
  zfs,
  fileSystems,
  blockDevices,
  guests,
  toolstack,
  drbd,
  tools,
  bootFiles,
];

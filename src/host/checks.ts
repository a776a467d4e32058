import type { HostCheck, Judge } from './checks/check.ts';
import { gaps } from './checks/gaps.ts';
import { autoballoon, dom0Memory, freeMemory } from './checks/memory.ts';
import { bridge, networkConflicts } from './checks/network.ts';
import { otherPackages } from './checks/packages.ts';
import { guestLvm, loopDevices, saveOnShutdown, space, thinPools } from './checks/storage.ts';
import { grubImages, hvmFiles, tools } from './checks/tools.ts';
import { dom0, guestTypes, liveMigration, root, ruledByXapi } from './checks/xen.ts';
import type { Facts } from './facts.ts';

export type { HostCheck } from './checks/check.ts';

const BASE: readonly Judge[] = [dom0, root];
const ALL: readonly Judge[] = [
  guestTypes,
  freeMemory,
  dom0Memory,
  autoballoon,
  bridge,
  networkConflicts,
  space,
  thinPools,
  grubImages,
  hvmFiles,
  tools,
  otherPackages,
  loopDevices,
  guestLvm,
  saveOnShutdown,
  liveMigration,
  gaps,
];

/**
 * A verdict on everything that decides whether guests can be made here, the most basic first. Pure. On a machine that
 * has nothing of Xen only that is said: a list of packages would not help anybody there.
 */
export function judge(facts: Facts): HostCheck[] {
  const { role, installed } = facts.xen;
  // What its own tools would do about the rest is not what is written here.
  if (ruledByXapi(facts)) return BASE.flatMap((check) => check(facts));
  const nothingOfXen = role === 'domU' || (role === 'none' && facts.tools.xl.path === null && !installed?.length);
  return (nothingOfXen ? BASE : [...BASE, ...ALL]).flatMap((check) => check(facts));
}

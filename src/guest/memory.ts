import { MiB } from '../units.ts';

/**
 * What Xen needs in all for a guest, in bytes: its memory, about 1 MiB a vCPU and 0.4 % of the memory for page tables,
 * and 2 MiB of its own, rounded up to 2 MiB (libxl_create.c libxl__get_required_paging_memory, xen-facts 7).
 */
export function neededBytes(memoryMiB: number, maxmemMiB: number, vcpus: number): number {
  const kib = memoryMiB * 1024 + 4 * (256 * vcpus + maxmemMiB) + 2048;
  return Math.ceil((kib * 1024) / (2 * MiB)) * 2 * MiB;
}

/** The most memory in MiB that a guest can get out of what Xen has free. */
export function mostMemoryMiB(freeBytes: number, vcpus: number): number {
  let most = Math.floor(freeBytes / MiB);
  while (most > 0 && neededBytes(most, most, vcpus) > freeBytes) {
    most -= Math.max(1, Math.floor((neededBytes(most, most, vcpus) - freeBytes) / MiB / 2));
  }
  return Math.max(0, most);
}

import type { XlDisk } from '../../xl/disk.ts';

/** A guest that runs, as a move sees it. Bytes. */
export interface MovedGuest {
  name: string;
  uuid: string;
  domid: number;
  type: 'pv' | 'pvh' | 'hvm';
  /** The most it may have, and what Xen needs besides. */
  memoryBytes: number;
  vcpus: number;
  /** The file in /etc/xen that it is started from. */
  config: { path: string; text: string };
  /** The UUID that it states, in small letters; null: none, and xl makes one up with each start. */
  configUuid: string | null;
  /** As its config has them; each must be what libxl has too. */
  disks: readonly XlDisk[];
  cards: readonly MovedCard[];
  /** What keeps it from being moved at all, by the keys of its config: `nomigrate`, `pci`, `vnuma`. */
  bound: readonly ('nomigrate' | 'pci' | 'vnuma')[];
  /** What xl does when it is shut down, in the words of xl.cfg(5): `destroy`. */
  onPoweroff: string;
  /** Files of the host that its config names besides disks: a kernel. */
  hostFiles: readonly string[];
  /** Paths in /etc/xen/auto that start it with the host. */
  autostart: readonly string[];
  /** xenguide made it, and keeps records of it here. */
  recorded: boolean;
}

export interface MovedCard {
  mac: string;
  bridge: string | undefined;
  /** In /etc/xen/scripts, or a full path. */
  script: string | undefined;
}

/**
 * `/var/lib/xenguide/guests/NAME/discs.json`, 0600: what a plan leaves behind for changing discs. Written by an action of
 * the plan, read by `xenguide disc NAME`; a guest that xenguide did not make has none.
 */
export interface DiscRecord {
  version: 1;
  /**
   * trays: drives of an emulated PC, changed by xl cd-insert. disks: the guest (pv, pvh) sees each disc as a read-only disk,
   * changed by detaching and attaching.
   */
  how: 'trays' | 'disks';
  /** vdevs of the drives, in the order in which they are filled: `hdc`, `hdd`, or `xvdc` … */
  drives: string[];
  /** The discs of the install in their order, absolute paths; the first ones are in the drives at the start. */
  queue: string[];
  /** The config that the guest was started with to be installed, and the one that it is to have afterwards. */
  install: { config: string; run: string } | null;
}

/** Lines of JSON beside the record, the newest last: what was in which drive when. */
export interface DiscEvent {
  /** ISO 8601, UTC. */
  at: string;
  drive: string;
  /** Null: ejected. */
  disc: string | null;
}

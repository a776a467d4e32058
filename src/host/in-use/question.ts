/** Plain data: it stands in plans as it is. */
export interface InUseQuestion {
  /** The device, best by a stable name, or the file. */
  mustBeFree: string;
  /** The guest that it is for: that its own config names it is no reason. */
  guest: string;
  /**
   * What may be on the device (`signatures` in the facts); '': nothing. Absent: whatever it is. A device that holds nothing
   * is always fine.
   */
  holds?: string;
  /** Not there at all is fine too: for undo, which then has nothing to take back. */
  mayBeGone?: boolean;
  /**
   * Only what has been taken up counts, not what merely lies on it, as LVM or a part of a RAID that the guest made there: for
   * undo, which takes the guest's own contents away with the disk. A volume group counts that is active, or lies on other
   * disks too.
   */
  takenUp?: true;
  /**
   * Only that another guest has it, or that its config names it, counts: for undo of what was made for this guest. What is
   * not known of guests is no reason then.
   */
  others?: true;
  /**
   * With `others`: what else leads to the same data, as the device that a mirror is and the volume below it. Another guest that has
   * one of these counts the same.
   */
  alsoNamed?: readonly string[];
  /**
   * `mustBeFree` is how the names of several devices begin, `/dev/disk/by-path/ip-…-lun-`: it is asked about each that is
   * there, and none at all is fine. Names of partitions are passed over: those count with their disk.
   */
  every?: true;
}

/** One reason why a device or file must not be written to, nor given to a guest. */
export interface Use {
  reason: string;
  /** It may be over in a moment: udev looks at a disk that was just written, Xen lets go of one a little after its guest. */
  passing?: boolean;
  /** It is another guest that has it, or will have it. */
  other?: boolean;
}

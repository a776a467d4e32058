/** One entry of disk=[], as libxlutil understands it (xen-facts 3). */
export interface XlDisk {
  /** Absolute path, device, or a script's own word. Null: an empty drive. */
  target: string | null;
  format: 'raw' | 'qcow' | 'qcow2' | 'vhd' | 'qed' | 'empty';
  vdev: string;
  access: 'ro' | 'rw';
  cdrom?: boolean;
  script?: string;
  backendtype?: 'phy' | 'qdisk' | 'tap' | 'standalone';
  /** Any other flags or keys, printed as they stand: `discard`, `direct-io-safe`. */
  flags?: string[];
}

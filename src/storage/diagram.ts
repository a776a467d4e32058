import type { Diagram } from '../text/diagram.ts';
import { t } from '../text/t.ts';
import { ideSlot, parseVdev } from '../xl/vdev.ts';

/** One disk of a guest, from the guest down to the platter. */
export interface DiskRoute {
  guest: string;
  type: 'pv' | 'pvh' | 'hvm';
  vdev: string;
  access: 'ro' | 'rw';
  format: 'raw' | 'qcow2';
  kind: 'file' | 'block' | 'folder';
  /** As its backend tells it: below Xen's disk link, from the top down. */
  below: readonly string[];
}

/**
 * The way of a disk as a drawing:
 *
 *   guest web1: /dev/xvda
 *      │  Xen’s disk link (blkfront – blkback)
 *   /dev/vg0/web1-disk
 *      │
 *   volume group vg0
 */
export function diskDiagram(route: DiskRoute): Diagram {
  const { guest, vdev, access, below } = route;
  const [first, ...rest] = below;
  const readOnly = access === 'ro' ? t(', read-only') : '';
  return {
    title: t`The disk ${vdev}`,
    lines: [
      t`guest ${guest}: /dev/${vdev}${readOnly}`,
      ...links(route).map((said) => `${BAR}  ${said}`),
      ...(first === undefined ? [] : [first]),
      ...rest.flatMap((station) => [BAR, station]),
    ],
  };
}

/**
 * The way of a root that is no disk:
 *
 *   guest web1: /
 *      │  its own kernel mounts it, over its first network card
 *   /srv/web1 on 10.0.0.9
 */
export function rootDiagram(guest: string, below: readonly string[]): Diagram {
  const [first = '', ...rest] = below;
  return {
    title: t('The root, without a disk'),
    lines: [
      t`guest ${guest}: /`,
      `${BAR}  ${t('its own kernel mounts it, over its first network card')}`,
      first,
      ...rest.flatMap((station) => [BAR, station]),
    ],
  };
}

const BAR = '   │';

/** What carries the guest's reads and writes (xen-facts 3.4): the kernel, or qemu for what only qemu can read. */
function links({ type, vdev, format, kind }: DiskRoute): string[] {
  const slot = ideSlot(parseVdev(vdev) ?? { kind: 'number', disk: null, partition: null, devid: 0 });
  return [
    ...(type === 'hvm' && slot !== undefined
      ? [t`for the firmware: IDE drive hd${'abcd'[slot]}, played by qemu; then`]
      : []),
    format === 'qcow2' ? t('Xen’s disk link (blkfront – qemu)') : t('Xen’s disk link (blkfront – blkback)'),
    ...(format === 'raw' && kind === 'file' ? [t('a loop device, which Xen sets up')] : []),
  ];
}

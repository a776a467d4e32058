import type { ListedDevice } from '../probes/uses.ts';
import { numberKey } from './identity.ts';

/** Another device that shares bytes with the one in question, and what it is to that. */
export interface Relative {
  device: ListedDevice;
  /**
   * partition: a part of it. disk: it is a part of this one. below: it lies on this one by way of LVM, RAID or the like;
   * being made of it is then no use that is in the way, but that it is given to a guest is.
   */
  kind: 'partition' | 'disk' | 'below';
}

export const keyOf = ({ number }: ListedDevice): string => numberKey(number);

/** Without the devices that are made of it: those are its own uses (see findUses). Each once. */
export function relativesOf(devices: readonly ListedDevice[], key: string): Relative[] {
  const rowsOf = (of: string): ListedDevice[] => devices.filter((device) => keyOf(device) === of);
  const found = new Map<string, Relative>();
  const add = (device: ListedDevice | undefined, kind: Relative['kind']): boolean => {
    if (device === undefined || keyOf(device) === key || found.has(keyOf(device))) return false;
    found.set(keyOf(device), { device, kind });
    return true;
  };
  const down = (from: string, through: 'partition' | 'other'): void => {
    for (const row of rowsOf(from)) {
      const lower = devices.find(({ kname }) => kname === row.parent);
      const kind = through === 'partition' && row.type === 'part' ? 'disk' : 'below';
      if (add(lower, kind)) down(keyOf(lower!), kind === 'disk' ? 'partition' : 'other');
    }
  };
  const up = (from: string): void => {
    const names = rowsOf(from).map(({ kname }) => kname);
    for (const upper of devices.filter(({ type, parent }) => type === 'part' && names.includes(parent ?? ''))) {
      if (add(upper, 'partition')) up(keyOf(upper));
    }
  };
  down(key, 'partition');
  up(key);
  return [...found.values()];
}

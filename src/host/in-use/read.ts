import { isRow, rows, text } from '../probes/probe.ts';
import { deviceKey, fileKey, numberKey, readIdentities } from './identity.ts';

/** A loop device: a file, or another device, in a device's clothes. */
export interface Loop {
  name: string;
  /** Its own key. */
  key: string;
  /** As it was called when the loop was made; not always to be found any more. */
  file: string;
  /** Key of the file by losetup's own account; where a file system has several numbers (btrfs), only the path tells. */
  backing: string;
}

/** losetup(8) --list --json. */
export function readLoops(stdout: string): Loop[] {
  let json: unknown;
  try {
    json = JSON.parse(stdout);
  } catch {
    return [];
  }
  return rows(isRow(json) ? json.loopdevices : []).map((row) => ({
    name: text(row.name) ?? '',
    key: numberKey(text(row['maj:min']) ?? ''),
    file: (text(row['back-file']) ?? '').replace(/ \(deleted\)$/, ''),
    backing: fileKey((text(row['back-maj:min']) ?? '').trim(), String(row['back-ino'] ?? '')),
  }));
}

/** A disk that Xen's backend holds for a domain, as xenstore has it. */
export interface Attached {
  domid: number;
  /** Key of the device that is really served; a file is served through a loop device. */
  key: string | null;
  /** The path that was asked for. */
  params: string | null;
}

/** `/local/domain/0/backend/vbd/3/51713/physical-device = "8:11"`, in hexadecimal (docs/misc/block-scripts.txt). */
export function readAttached(stdout: string): Attached[] {
  const disks = new Map<string, Attached>();
  for (const [, disk = '', domid = '', key = '', value = ''] of stdout.matchAll(
    /^\/local\/domain\/0\/backend\/((?:vbd|vbd3|qdisk|tap|\w*disk\w*)\/(\d+)\/\d+)\/(physical-device|params) *= *"(.*)"$/gm,
  )) {
    const known = disks.get(disk) ?? { domid: Number(domid), key: null, params: null };
    const [major = '', minor = ''] = value.split(':').map((part) => Number.parseInt(part, 16));
    if (key === 'physical-device') disks.set(disk, { ...known, key: deviceKey(major, minor) });
    // qemu's own disks have the format before the path: `qcow2:/srv/a.qcow2`.
    else disks.set(disk, { ...known, params: value.replace(/^[a-z0-9-]+:(?=\/)/, '') });
  }
  return [...disks.values()];
}

/** A file or device that a process has open. */
export interface Opened {
  key: string;
  pid: string;
}

export function readOpened(stdout: string): Opened[] {
  return [...readIdentities(stdout)].flatMap(([path, { key }]) => {
    const pid = /^\/proc\/(\d+)\//.exec(path)?.[1];
    return pid === undefined ? [] : [{ key, pid }];
  });
}

/** One process for each mount namespace but `own`, from lines like `mnt:[4026531841] /proc/1/ns/mnt`. */
export function readNamespaces(stdout: string, own: string): string[] {
  const all = [...stdout.matchAll(/^(\S+) \/proc\/(\d+)\/ns\/mnt$/gm)].map(([, space, pid]) => [space!, pid!] as const);
  return [...new Map(all.filter(([space]) => space !== own)).values()];
}

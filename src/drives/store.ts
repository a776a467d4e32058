/** What xenstore says of a guest's disks: libxl writes there what it has put into a drive (libxl_disk.c). */

export interface StoreDisk {
  /** The number of the device: 5632 for hdc. */
  devid: number;
  vdev: string;
  /** Null: nothing is in it. */
  disc: string | null;
}

/** Every key with its whole path (xenstore-ls(1), -f). libxl's own part, which no guest can write to. */
export const storeArgv = (domid: number): [string, ...string[]] => ['xenstore-ls', '-f', `/libxl/${domid}/device/vbd`];

/** Lines like `/libxl/3/device/vbd/5632/params = "aio:/srv/iso/a.iso"`. */
export function readStoreDisks(stdout: string): StoreDisk[] {
  const found = new Map<number, Map<string, string>>();
  for (const [, devid = '', key = '', value = ''] of stdout.matchAll(
    /^\/libxl\/\d+\/device\/vbd\/(\d+)\/([\w-]+) = "(.*)"$/gm,
  )) {
    const keys = found.get(Number(devid)) ?? new Map<string, string>();
    found.set(Number(devid), keys.set(key, unescaped(value)));
  }
  return [...found].flatMap(([devid, keys]) => {
    const vdev = keys.get('dev');
    if (vdev === undefined) return [];
    return [{ devid, vdev, disc: discIn(keys.get('params') ?? '') }];
  });
}

/** With qemu behind it the format stands before the path. A drive that is empty may have an empty file in it (4.20). */
function discIn(params: string): string | null {
  const path = params.replace(/^(aio|qcow2?|vhd|qed):/, '');
  return path === '' || /\/empty-cdrom\.\d+$/.test(path) ? null : path;
}

const NAMED: Record<string, number> = { t: 9, n: 10, r: 13, '\\': 92 };

/** xenstore-ls writes what is not printable ASCII as \n, \xc3 or \001 (xs_lib.c, sanitise_value); values are UTF-8. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  const bytes: number[] = [];
  for (const [piece, hex, octal] of text.matchAll(/\\(?:x([0-9a-f]{2})|([0-7]{3})|.)|[^\\]/g)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(piece.length === 2 ? (NAMED[piece[1]!] ?? piece.charCodeAt(1)) : piece.charCodeAt(0));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

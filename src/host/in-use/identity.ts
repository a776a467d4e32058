/**
 * What a path really is, so that two names of one thing are known for what they are: a device by its number, a file by its
 * file system and inode. Links, hard links, bind mounts and second device nodes all come to the same.
 */
export interface Identity {
  kind: 'block' | 'file' | 'other';
  /** `b8:17` for a device, `f254:0/131` for a file. */
  key: string;
}

/** stat(1): mode, device number, file system and inode, name; in the words of no language. */
export const STAT_FORMAT = '%f %t:%T %d:%i %n';

/** Reads lines of STAT_FORMAT; what was not there has none. */
export function readIdentities(stdout: string): Map<string, Identity> {
  const found = new Map<string, Identity>();
  for (const [, mode = '', major = '', minor = '', fs = '', inode = '', path = ''] of stdout.matchAll(
    /^([0-9a-f]+) ([0-9a-f]+):([0-9a-f]+) (\d+):(\d+) (.+)$/gm,
  )) {
    const type = Number.parseInt(mode, 16) & 0o170000;
    if (type === 0o060000) found.set(path, { kind: 'block', key: deviceKey(hex(major), hex(minor)) });
    else if (type === 0o100000) found.set(path, { kind: 'file', key: fileKey(decode(BigInt(fs)), inode) });
    else found.set(path, { kind: 'other', key: `o${fs}/${inode}` });
  }
  return found;
}

export const deviceKey = (major: number | string, minor: number | string): string => `b${major}:${minor}`;

/** `fileSystem` is `major:minor`. */
export const fileKey = (fileSystem: string, inode: string): string => `f${fileSystem}/${inode}`;

/** `8:17` as lsblk, mountinfo and losetup write a device number. */
export const numberKey = (number: string): string => `b${number.trim()}`;

const hex = (text: string): number => Number.parseInt(text, 16);

/** The C library's packing of a device number (gnu_dev_major, gnu_dev_minor). */
function decode(device: bigint): string {
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & 0xfffff000n);
  const minor = (device & 0xffn) | ((device >> 12n) & 0xffffff00n);
  return `${major}:${minor}`;
}

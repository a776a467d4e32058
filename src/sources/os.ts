import { printable } from './probe.ts';

/** /etc/os-release (os-release(5)): shell-like assignments, of which only two are needed. */
export function parseOsRelease(text: string): { id: string; pretty: string } | null {
  const value = (key: string): string | undefined => {
    const line = new RegExp(`^\\s*${key}=(.*)$`, 'm').exec(text)?.[1]?.trim();
    const bare = line?.replace(/^(["'])(.*)\1$/, '$2').replace(/\\(["'$`\\])/g, '$1');
    return bare === undefined || bare === '' ? undefined : printable(bare);
  };
  const id = value('ID')?.toLowerCase();
  const pretty = value('PRETTY_NAME') ?? value('NAME') ?? id;
  return pretty === undefined ? null : { id: id ?? 'linux', pretty };
}

/** The device that /etc/fstab names for `/`: `UUID=…`, `/dev/sda1`, `LABEL=root`. */
export function fstabRoot(text: string): string | null {
  for (const line of text.split('\n')) {
    const [device, mount] = line.trim().split(/\s+/);
    if (device !== undefined && !device.startsWith('#') && mount === '/') {
      return printable(device.replace(/^([A-Z]+=)"(.*)"$/, '$1$2'));
    }
  }
  return null;
}

/**
 * Can anybody log in with a password? shadow(5): the second field is empty (no password asked for), a crypt(3) hash,
 * or something no password comes to (`*`, `!`, a hash behind `!`).
 */
export function passwordLogin(shadow: string): boolean {
  return shadow.split('\n').some((line) => {
    const fields = line.split(':');
    if (fields.length < 3) return false;
    const hash = fields[1] ?? '';
    return hash === '' || /^\$[0-9a-z]+\$/i.test(hash) || /^[./0-9A-Za-z]{13}$/.test(hash);
  });
}

/** GRUB's menu that has no entries of its own but reads them from /boot/loader/entries. */
export function usesBls(menu: string): boolean {
  return /^\s*blscfg\b/m.test(menu);
}

/** Where a LUN is: what iscsiadm, open-iscsi's records and udev each call it. */
export interface Lun {
  /** The address as it stands in records and in the device's name: `10.0.0.9`, `fd00::9`. */
  address: string;
  port: number;
  /** As iscsiadm takes it: `10.0.0.9:3260`, `[fd00::9]:3260`. */
  portal: string;
  iqn: string;
  lun: number;
}

const DEFAULT_PORT = 3260;

/** `10.0.0.9`, `10.0.0.9:3260`, `fd00::9` or `[fd00::9]:3260`; undefined for anything else, a host name too. */
export function parsePortal(text: string): Pick<Lun, 'address' | 'port' | 'portal'> | undefined {
  const match = /^(?:([0-9.]+)(?::(\d+))?|\[([0-9a-fA-F:]+)\](?::(\d+))?|([0-9a-fA-F]*:[0-9a-fA-F:]+))$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, v4, port4, bracketed, port6, bare] = match;
  const port = Number(port4 ?? port6 ?? DEFAULT_PORT);
  if (port < 1 || port > 65_535) return undefined;
  if (v4 !== undefined) return isV4(v4) ? portalAt(v4, port) : undefined;
  const address = (bracketed ?? bare ?? '').toLowerCase();
  return isV6(address) ? portalAt(address, port) : undefined;
}

export const portalAt = (address: string, port: number): Pick<Lun, 'address' | 'port' | 'portal'> => ({
  address,
  port,
  portal: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
});

/** `storage.example` or `storage.example:3260`: a name that somebody must look up. Undefined for anything else. */
export function parsePortalName(text: string): { name: string; port: number } | undefined {
  const [, name = '', digits] =
    /^((?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?$/.exec(text.trim().toLowerCase()) ?? [];
  const port = Number(digits ?? DEFAULT_PORT);
  const isName =
    /[a-z]/.test(name.split('.').at(-1)!) &&
    name.split('.').every((part) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(part));
  return isName && port >= 1 && port <= 65_535 ? { name, port } : undefined;
}

const isV4 = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);

function isV6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const isWhole = halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8;
  return isWhole && groups.every((group) => /^[0-9a-f]{1,4}$/.test(group));
}

/** RFC 3720 3.2.6, and only characters that udev, xl and block-iscsi each leave as they are. */
export const isIqn = (text: string): boolean =>
  text.length <= 223 &&
  (/^iqn\.\d{4}-\d{2}\.[a-z0-9.:-]+$/.test(text) || /^(eui\.[0-9a-f]{16}|naa\.[0-9a-f]{16,32})$/.test(text));

/** All LUNs of a target behind a portal begin so (systemd: udev-builtin-path_id.c, handle_scsi_iscsi). */
export const deviceStem = ({ address, port, iqn }: Omit<Lun, 'lun' | 'portal'>): string =>
  `ip-${address}:${port}-iscsi-${iqn}-lun-`;

/** The name that the LUN has on every host that logs in to it. */
export const devicePath = (lun: Lun): string => `/dev/disk/by-path/${deviceStem(lun)}${lun.lun}`;

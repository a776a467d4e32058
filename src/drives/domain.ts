/** A guest that runs, as libxl knows it: what `xl list -l` tells. */

export type GuestType = 'hvm' | 'pv' | 'pvh';

export interface Domain {
  domid: number;
  name: string;
  type: GuestType;
  /** xl starts it anew by itself when it reboots; a guest that is being installed must not. */
  restarts: boolean;
  /** And also when it is shut down. */
  comesBack?: true;
  disks: DomainDisk[];
}

export interface DomainDisk {
  /** As the config spells it: `hdc`. xl compares letter by letter. */
  vdev: string;
  /** Null: nothing is in it. */
  disc: string | null;
  cdrom: boolean;
  writable: boolean;
}

type Row = Record<string, unknown>;

/** JSON, a list with one entry. A guest that is being built or taken down just then is left out of it. */
export const domainArgv = (name: string): [string, ...string[]] => ['xl', 'list', '-l', name];

/** libxl leaves out what has its default: 0, and `destroy` for what happens when a guest ends (libxl_types.idl). */
export function readDomain(stdout: string): Domain | undefined {
  const [first] = rowsOf(parsed(stdout));
  const config = rowOf(first?.config);
  const info = rowOf(config.c_info);
  const { type } = info;
  if (typeof first?.domid !== 'number' || (type !== 'hvm' && type !== 'pv' && type !== 'pvh')) return undefined;
  return {
    domid: first.domid,
    name: textOf(info.name),
    type,
    restarts: textOf(config.on_reboot).includes('restart'),
    ...(/restart|reset/.test(textOf(config.on_poweroff)) ? { comesBack: true } : {}),
    disks: rowsOf(config.disks).map((disk) => ({
      vdev: textOf(disk.vdev),
      disc: disk.format === 'empty' ? null : textOf(disk.pdev_path) || null,
      cdrom: disk.is_cdrom === 1,
      writable: disk.readwrite === 1,
    })),
  };
}

/** Of a name that xl does not know; whatever else goes wrong says something else (xl_utils.c, xl_info.c). */
export const isUnknown = (stderr: string): boolean => /is an invalid domain identifier|does not exist/.test(stderr);

function parsed(stdout: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

const rowOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.map(rowOf) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

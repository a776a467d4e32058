import type { Command, Result, Runner } from '../../../src/host/runner.ts';
import { parseDisk } from '../../../src/xl/disk.ts';
import { parseVdev } from '../../../src/xl/vdev.ts';
import { IN_USE, LOCKED, logOf, UNKNOWN } from './outputs.ts';

export interface FakeDisk {
  vdev: string;
  disc: string | null;
  cdrom?: boolean;
  writable?: boolean;
  /** How often the guest is asked in vain before it lets go. */
  held?: number;
  open?: boolean;
}

export interface FakeGuest {
  type: 'hvm' | 'pv' | 'pvh';
  domid?: number;
  restarts?: boolean;
  disks: FakeDisk[];
}

/** A Xen host in memory that keeps to what libxl does: it is asked and told through a Runner only. */
export class FakeHost implements Runner {
  readonly where = 'this machine';
  readonly guests = new Map<string, Required<FakeGuest>>();
  /** Contents by path; the modes of those that were written. */
  readonly files = new Map<string, string>();
  readonly modes = new Map<string, number>();
  /** Configs that `xl create` knows, with the guest that comes of each. */
  readonly configs = new Map<string, { name: string; guest: FakeGuest }>();
  /** Everything that was run. */
  readonly ran: string[] = [];
  /** xl says that it is done, whether it is or not. */
  lies = false;
  /** qemu's monitor answers. */
  monitor = true;
  /** Before each program; may throw. */
  before: (line: string) => void = () => {};
  #domid = 2;

  start(name: string, guest: FakeGuest): this {
    this.#domid += 1;
    this.guests.set(name, { domid: this.#domid, restarts: true, ...guest, disks: guest.disks.map((d) => ({ ...d })) });
    return this;
  }

  /** It ends as xl's log then tells; without a code nobody knows why. */
  stop(name: string, code?: number): void {
    const { domid } = this.guests.get(name)!;
    this.guests.delete(name);
    if (code !== undefined) this.files.set(`/var/log/xen/xl-${name}.log`, logOf(domid, code));
  }

  disc(name: string, vdev: string): string | null | undefined {
    return this.guests.get(name)?.disks.find((disk) => disk.vdev === vdev)?.disc;
  }

  async run({ argv }: Command): Promise<Result> {
    const line = argv.join(' ');
    this.ran.push(line);
    this.before(line);
    const [program, ...rest] = argv;
    const [code, stdout, stderr] =
      program === 'xl'
        ? this.#xl(rest)
        : program === 'xenstore-ls'
          ? this.#store(Number(/\d+/.exec(rest[1] ?? '')?.[0]))
          : this.#file(program, rest);
    return { code, stdout, stderr, timedOut: false };
  }

  async readText(path: string): Promise<string | undefined> {
    return this.files.get(path);
  }

  async writeFile(path: string, content: string | Uint8Array, mode: number): Promise<void> {
    this.files.set(path, String(content));
    this.modes.set(path, mode);
  }

  async append(path: string, text: string): Promise<void> {
    this.files.set(path, (this.files.get(path) ?? '') + text);
  }

  async close(): Promise<void> {}

  #xl([command, ...args]: string[]): [number, string, string] {
    if (command === 'create') return this.#create(args[1]!);
    const name = command === 'list' ? args[1]! : args[0]!;
    const guest = this.guests.get(name);
    if (!guest) return [1, '', UNKNOWN(name)];
    if (command === 'list') return [0, listOf(name, guest), ''];
    if (command === 'qemu-monitor-command') return this.monitor ? [0, traysOf(guest), ''] : [1, '', 'no monitor\n'];
    if (command === 'block-attach') return attach(guest, args[1]!);
    const disk = guest.disks.find(({ vdev, cdrom }) => vdev === args[1] && (command === 'block-detach' || cdrom));
    if (!disk) return [1, '', 'libxl: error: libxl_disk.c:857:libxl_cdrom_insert: Domain 3:Virtual device not found\n'];
    if ((disk.held ?? 0) > 0 && !disk.open) {
      disk.held! -= 1;
      const devid = parseVdev(disk.vdev)!.devid;
      return this.lies ? [0, '', ''] : [1, '', command === 'block-detach' ? IN_USE(devid) : LOCKED(devid)];
    }
    if (command === 'block-detach') guest.disks.splice(guest.disks.indexOf(disk), 1);
    else Object.assign(disk, { disc: command === 'cd-insert' ? args[2]! : null, open: command === 'cd-eject' });
    return [0, '', ''];
  }

  #create(config: string): [number, string, string] {
    const known = this.configs.get(config);
    if (!known) return [1, '', `Failed to read ${config}: No such file or directory\n`];
    if (this.guests.has(known.name)) return [6, '', `Domain with name "${known.name}" already exists.\n`];
    this.start(known.name, known.guest);
    return [0, '', ''];
  }

  #store(domid: number): [number, string, string] {
    const guest = [...this.guests.values()].find((each) => each.domid === domid);
    const lines = (guest?.disks ?? []).flatMap(({ vdev, disc, cdrom }) => {
      const at = `/libxl/${domid}/device/vbd/${parseVdev(vdev)!.devid}`;
      const keys = { params: `${cdrom ? 'aio:' : ''}${disc ?? ''}`, dev: vdev, type: cdrom ? 'qdisk' : 'phy' };
      return Object.entries(keys).map(([key, value]) => `${at}/${key} = "${escaped(value)}"\n`);
    });
    return [0, lines.join(''), ''];
  }

  #file(program: string, args: readonly string[]): [number, string, string] {
    if (program === 'find') {
      const found = [...this.files.keys()].filter(
        (path) => /\.iso$/i.test(path) && args.some((folder) => path.startsWith(`${folder}/`)),
      );
      return [0, found.map((path) => `${path}\0`).join(''), ''];
    }
    const text = this.files.get(args.at(-1)!);
    if (text === undefined) return [1, '', `${program}: ${args.at(-1)}: No such file or directory\n`];
    if (program === 'stat') return [0, text === '(folder)' ? '41ed 4096\n' : `81a4 ${text.length}\n`, ''];
    return [0, text, ''];
  }
}

function attach(guest: FakeGuest, spec: string): [number, string, string] {
  const read = parseDisk(spec);
  if ('problem' in read) return [1, '', `${read.problem.message}\n`];
  const { vdev, target, access } = read.disk;
  if (guest.disks.some((disk) => disk.vdev === vdev)) {
    return [1, '', 'libxl: error: libxl_device.c:1998:x: Domain 3:device already exists in xenstore\n'];
  }
  guest.disks.push({ vdev, disc: target, writable: access === 'rw' });
  return [0, '', ''];
}

/** As xenstore-ls writes what is not printable ASCII. */
const escaped = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      if (byte === 0x5c) return '\\\\';
      if (byte === 0x0a) return '\\n';
      return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');

/** xl list -l. libxl leaves out zeros, and `destroy`. */
function listOf(name: string, { domid, type, restarts, disks }: Required<FakeGuest>): string {
  return `${JSON.stringify(
    [
      {
        domid,
        config: {
          c_info: { type, name },
          b_info: { max_vcpus: 1 },
          disks: disks.map(({ vdev, disc, cdrom, writable }) => ({
            pdev_path: disc ?? '',
            vdev,
            format: disc === null ? 'empty' : 'raw',
            removable: 1,
            ...(writable ? { readwrite: 1 } : {}),
            ...(cdrom ? { is_cdrom: 1 } : {}),
          })),
          ...(restarts ? { on_reboot: 'restart' } : {}),
        },
      },
    ],
    null,
    4,
  )}\n`;
}

function traysOf({ disks }: FakeGuest): string {
  return disks
    .filter(({ cdrom }) => cdrom)
    .map(({ vdev, disc, held = 0, open = false }) => {
      const id = `ide-${parseVdev(vdev)!.devid}`;
      const first = disc === null ? `${id}: [not inserted]` : `${id} (#block392): /dev/fdset/0 (raw, read-only)`;
      const state = `${held > 0 && !open ? '' : 'not '}locked, tray ${open ? 'open' : 'closed'}`;
      return `${first}\r\n    Attached to:      ${id}\r\n    Removable device: ${state}\r\n`;
    })
    .join('\r\n');
}

import { equal } from '../equal.ts';
import { parseDisk, type XlDisk } from '../xl/disk.ts';
import { parseConfig } from '../xl/parse.ts';
import type { ParsedConfig, XlValue } from '../xl/value.ts';
import { parseVif, type XlVif } from '../xl/vif.ts';
import type { GuestSpec } from './spec.ts';

/** Keys of a config with their meaning, not their spelling: numbers as numbers, disks and cards taken apart. */
export type ConfigSettings = Readonly<Record<string, string | number | readonly XlDisk[] | readonly XlVif[]>>;

const NUMBERS = new Set(['memory', 'maxmem', 'vcpus', 'vnc']);

/** Keys that decide how a guest boots: one that the answers do not ask for would boot something else. */
const BOOT_KEYS = ['kernel', 'ramdisk', 'cmdline', 'root', 'bootloader', 'firmware', 'bios', 'builder'];

/** What the config of this guest must say. A template may add keys, but never say anything else under these. */
export function configOf(spec: GuestSpec): ConfigSettings {
  return {
    name: spec.name,
    type: spec.type,
    uuid: spec.uuid,
    memory: spec.memoryMiB,
    maxmem: spec.maxmemMiB,
    vcpus: spec.vcpus,
    ...bootOf(spec),
    ...orderOf(spec),
    // The installer's reboot is to end in the config that starts the disk.
    ...(spec.phase === 'install' ? { on_reboot: 'destroy' } : {}),
    disk: spec.disks.flatMap(({ xl }) => (xl ? [meaning(xl)] : [])),
    vif: spec.cards.map(({ vif }) => vif),
    ...(spec.type === 'hvm' ? screenOf(spec) : {}),
  };
}

/** Keys that must not stand in it at all. */
export function unwantedKeys(spec: GuestSpec): string[] {
  const wanted = configOf(spec);
  return BOOT_KEYS.filter((key) => !Object.hasOwn(wanted, key));
}

function bootOf({ boot }: GuestSpec): ConfigSettings {
  if (boot.method === 'grub') return { kernel: boot.kernel };
  if (boot.method === 'pygrub') return { bootloader: 'pygrub' };
  if (boot.method === 'firmware') return { firmware: boot.firmware };
  return { kernel: boot.kernel, ...(boot.ramdisk === null ? {} : { ramdisk: boot.ramdisk }), cmdline: boot.cmdline };
}

/** Where the firmware looks first; it only matters where there are drives. */
export function bootOrder({ phase, install }: GuestSpec): string {
  if (phase === 'install') return 'dc';
  // The drives stay, for later: a disc that is forgotten in one must not start the installer again.
  return install ? 'c' : '';
}

function orderOf(spec: GuestSpec): ConfigSettings {
  const order = bootOrder(spec);
  return spec.boot.method === 'firmware' && order !== '' ? { boot: order } : {};
}

/** Absent vnc= means yes to xl, so it is always said. */
function screenOf({ display }: GuestSpec): ConfigSettings {
  return display?.vnc ? { vnc: 1, vnclisten: display.listen } : { vnc: 0 };
}

/** The settings of a config's text as xl would find them; keys in any number. */
export function readBack(text: string): { settings: ConfigSettings; parsed: ParsedConfig } {
  const parsed = parseConfig(text);
  const settings: Record<string, ConfigSettings[string]> = {};
  for (const [key, value] of parsed.settings) settings[key] = read(key, value, parsed);
  return { settings, parsed };
}

function read(key: string, value: XlValue, parsed: ParsedConfig): ConfigSettings[string] {
  if (key === 'disk' && Array.isArray(value)) return value.map(readDisk);
  if (key === 'vif' && Array.isArray(value)) return value.map(readVif);
  if (typeof value !== 'string') return JSON.stringify(value);
  // xl would take 0512 for octal, and passes over a number that was added to.
  const isNumber = /^(0|[1-9]\d{0,14})$/.test(value) && parsed.nodes.get(key)?.op === '=';
  return NUMBERS.has(key) && isNumber ? Number(value) : value;
}

/** An entry that xl cannot read keeps its text, in a place where it equals no disk. */
function readDisk(entry: XlValue): XlDisk {
  const spec = typeof entry === 'string' ? entry : JSON.stringify(entry);
  const reading = parseDisk(spec);
  return 'disk' in reading ? meaning(reading.disk) : { ...unreadable, target: spec };
}

const unreadable: XlDisk = { target: '', format: 'raw', vdev: '(not readable)', access: 'ro' };

function readVif(entry: XlValue): XlVif {
  const spec = typeof entry === 'string' ? entry : JSON.stringify(entry);
  const { vif, others, ignored, problem } = parseVif(spec);
  const rest = [...others, ...ignored.map(({ field }) => field), ...(problem ? [problem.message] : [])];
  return rest.length === 0 ? vif : { ...vif, model: [vif.model, ...rest].join(' ') };
}

/** Spellings that mean the same are one. */
function meaning(disk: XlDisk): XlDisk {
  const { flags, cdrom, ...rest } = disk;
  return {
    ...rest,
    ...(disk.target === null ? { format: 'empty' } : {}),
    ...(cdrom ? { cdrom } : {}),
    ...(flags && flags.length > 0 ? { flags: [...flags].sort() } : {}),
  };
}

export interface Difference {
  key: string;
  /** As the answers have it; undefined: the key must not be there. */
  wanted: unknown;
  /** As xl would read the text; undefined: the key is missing. */
  found: unknown;
}

/** Where the text says something else than the guest is meant to be. Empty: it is this guest. */
export function differences(spec: GuestSpec, found: ConfigSettings): Difference[] {
  const wanted = configOf(spec);
  const keys = [...Object.keys(wanted), ...unwantedKeys(spec)];
  return keys
    .filter((key) => !equal(wanted[key], found[key]))
    .map((key) => ({ key, wanted: wanted[key], found: found[key] }));
}

import type { Facts } from '../../host/facts.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { MiB } from '../../units.ts';
import { parseDisk, type XlDisk } from '../../xl/disk.ts';
import { parseConfig } from '../../xl/parse.ts';
import type { XlValue } from '../../xl/value.ts';
import type { MovedCard, MovedGuest } from './guest.ts';

type Row = Record<string, unknown>;

/** Keys whose value is a file of the host that the guest starts from. */
const FILES = ['kernel', 'ramdisk', 'bootloader', 'firmware_override', 'bios_path_override', 'device_model_override'];

/**
 * A running guest out of what `xl list -l NAME` says of it and of its config file (`path` is for messages). Throws UserError
 * (invalid) for what cannot be moved whatever the other host is like: no config that describes it, or another one.
 */
export function readMovedGuest(
  json: string,
  config: { path: string; text: string },
  facts: Facts,
  recorded: boolean,
): MovedGuest | undefined {
  const [row] = rowsOf(parsed(json));
  const domain = rowOf(row?.config);
  const info = rowOf(domain.c_info);
  const build = rowOf(domain.b_info);
  const { type, name, uuid } = info;
  if (typeof row?.domid !== 'number' || typeof name !== 'string' || typeof uuid !== 'string') return undefined;
  if (type !== 'pv' && type !== 'pvh' && type !== 'hvm') return undefined;
  const { accepted, settings } = parseConfig(config.text);
  if (!accepted) throw refusal(t`xl would not take ${config.path}`, t`See why: xenguide check ${config.path}`);
  mustBeNamed(name, settings.get('name'), config.path);
  const configUuid = settings.get('uuid');
  const disks = texts(settings.get('disk')).map((spec) => readDisk(spec, config.path));
  mustMatch(name, config.path, disks, rowsOf(domain.disks));
  const maxBytes = number(build.max_memkb) * 1024;
  const vcpus = Math.max(1, number(build.max_vcpus));
  return {
    ...{ name, uuid, type, domid: row.domid, vcpus, config, disks, recorded },
    configUuid: typeof configUuid === 'string' && configUuid !== '' ? configUuid.toLowerCase() : null,
    // libxl_create.c, libxl__get_required_paging_memory, and what each kind of guest needs besides (xen-facts 7).
    memoryBytes: maxBytes + 4 * (256 * vcpus * 1024 + Math.ceil(maxBytes / MiB) * 1024) + 2 * MiB,
    cards: rowsOf(domain.nics).map(readCard),
    bound: [
      ...(isTrue(build.disable_migrate) || isOne(settings.get('nomigrate')) ? (['nomigrate'] as const) : []),
      ...(rowsOf(domain.pcidevs).length > 0 ? (['pci'] as const) : []),
      ...(rowsOf(build.vnuma_nodes).length > 0 ? (['vnuma'] as const) : []),
    ],
    onPoweroff: offAction(textOf(domain.on_poweroff), settings.get('on_poweroff')),
    hostFiles: FILES.flatMap((key) => texts(settings.get(key), true)).filter((file) => file.startsWith('/')),
    autostart: facts.guests.find((guest) => guest.name === name)?.autostart ?? [],
  };
}

function readDisk(spec: string, path: string): XlDisk {
  const read = parseDisk(spec);
  if ('problem' in read) throw refusal(`${path}: ${read.problem.message}`, read.problem.remedy);
  return read.disk;
}

/** As it runs, and as its config says by now: either may be what starts it again. libxl has a `_` where xl.cfg has a `-`. */
const offAction = (running: string | undefined, config: XlValue | undefined): string =>
  [running?.replaceAll('_', '-'), typeof config === 'string' ? config : undefined].find(
    (action) => action !== undefined && action !== 'destroy',
  ) ?? 'destroy';

const readCard = (nic: Row): MovedCard => ({
  mac: textOf(nic.mac)?.toLowerCase() ?? '',
  bridge: textOf(nic.bridge),
  script: textOf(nic.script),
});

/** By another name it would be started at the other host as another guest, which nobody looks for. */
function mustBeNamed(name: string, described: XlValue | undefined, path: string): void {
  if (typeof described !== 'string' || described === name) return;
  throw refusal(
    t`${path} describes a guest called ${described}, and ${name} runs`,
    t`Call them alike: name = "${name}" in ${path}, or xl rename ${name} ${described}.`,
  );
}

/** A guest that runs with other disks than its config says would be started with the wrong ones at the other host. */
function mustMatch(name: string, path: string, disks: readonly XlDisk[], running: readonly Row[]): void {
  const described = disks.filter(({ cdrom }) => !cdrom).map(({ vdev, target }) => `${vdev} ${target}`);
  const now = running
    .filter((disk) => disk.is_cdrom !== 1)
    .map((disk) => `${textOf(disk.vdev)} ${textOf(disk.pdev_path)}`);
  const differs = [
    ...now.filter((each) => !described.includes(each)).map((each) => t`it runs with ${each}`),
    ...described.filter((each) => !now.includes(each)).map((each) => t`${path} says ${each}`),
  ];
  if (differs.length === 0) return;
  throw refusal(
    t`${name} runs with other disks than its config describes: ${differs.join('; ')}`,
    t`Put ${path} right, or restart the guest: at the other host it is started from that file.`,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const rowOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.map(rowOf) : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
/** libxl writes its own booleans as texts. */
const isTrue = (value: unknown): boolean => value === true || value === 'True';
const isOne = (value: XlValue | undefined): boolean => String(value) === '1';

function texts(value: XlValue | undefined, single = false): string[] {
  if (single && typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

const refusal = (message: string, remedy: string): UserError =>
  new UserError(EXIT.invalid, { field: 'guest', message, remedy });

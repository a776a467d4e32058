import { noted } from '../../text/t.ts';
import type { Facts, LogicalVolume, ThinPool } from '../facts.ts';
import { isRow, number, type Probe, type ProbeCommand, type Row, readJson, rows, type Seen, text } from './probe.ts';

/** One program for volume groups, volumes and what they lie on, so that the three fit together (lvmreport(7)). */
export const lvmReport: ProbeCommand = {
  argv: [
    ...(['lvm', 'fullreport', '--reportformat', 'json', '--units', 'b', '--nosuffix'] as const),
    ...['--configreport', 'vg', '-o', 'vg_name,vg_extent_size,vg_extent_count,vg_free_count,vg_attr'],
    ...['--configreport', 'lv', '-o'],
    'lv_name,lv_size,lv_layout,pool_lv,data_percent,metadata_percent,lv_metadata_size',
    ...['--configreport', 'pv', '-o', 'pv_name'],
    // Of a group whose copy in /etc/lvm is out of date or missing even a report writes one: we only look.
    ...['--config', 'backup { backup = 0 archive = 0 }'],
    // Whether a pool zeroes is a property of its segment, and LVM refuses it among those of volumes.
    ...['--configreport', 'seg', '-o', 'lv_name,zero'],
    // This cannot be left out of a full report.
    ...['--configreport', 'pvseg', '-o', 'pvseg_start'],
  ],
  timeoutMs: 30_000,
};

const DEVICES_FILE = '/etc/lvm/devices/system.devices';

/** With the defaults for what the file leaves out (lvmconfig(8)). */
const lvmSettings: ProbeCommand = {
  argv: [
    ...(['lvm', 'lvmconfig', '--type', 'full'] as const),
    ...['devices/global_filter', 'devices/filter', 'devices/use_devicesfile'],
  ],
  timeoutMs: 30_000,
};

/** Volume groups with their free room, the volumes in them, and which of those are pools for thin ones. */
export const lvm: Probe = {
  id: 'lvm',
  paths: [DEVICES_FILE],
  files: [DEVICES_FILE],
  commands: { report: lvmReport, config: lvmSettings },
  parse: (seen) => {
    const result = seen.result('report');
    // Not installed is a fact of its own (tools.lvs), nothing that went wrong.
    if (result.code === 127) return { volumeGroups: [], logicalVolumes: null };
    const read = readJson('lvm', result);
    if ('gaps' in read) return { volumeGroups: [], logicalVolumes: null, gaps: read.gaps };
    const groups = readGroups(read.json);
    const volumes = groups.flatMap(({ group, volumes, zeroing }) =>
      volumes.map((row) => ({ vg: group.name, row, zeroes: zeroing.get(text(row.lv_name)) })),
    );
    return {
      volumeGroups: groups.map(({ group }) => group),
      logicalVolumes: volumes.map(({ vg, row }) => readVolume(vg, row)),
      ...readSettings(seen),
      thinPools: volumes.filter(({ row }) => isThinPool(row)).map(({ vg, row, zeroes }) => readPool(vg, row, zeroes)),
    };
  },
};

/** Lines like `global_filter=["a|.*|"]`, `use_devicesfile=0`; an older LVM does not know the last. */
function readSettings(seen: Seen): Pick<Facts, 'lvmScan'> {
  const { stdout } = seen.result('config');
  const value = (key: string): string | undefined => new RegExp(`^\\s*${key}=(.*)$`, 'm').exec(stdout)?.[1];
  const [globally, filter] = ['global_filter', 'filter'].map(value);
  if (globally === undefined) return {};
  // lvmdevices(8): set to be used, but not there, it counts for nothing.
  const isUsed = value('use_devicesfile') === '1' && seen.stat(DEVICES_FILE) !== undefined;
  const names = [...(seen.text(DEVICES_FILE) ?? '').matchAll(/\bDEVNAME=(\S+)/g)].map((match) => match[1]!);
  return {
    lvmScan: {
      devices: isUsed ? names.filter((name) => name !== '.') : null,
      filters: [globally, ...(filter === undefined ? [] : [filter])].map(strings),
    },
  };
}

const strings = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!.replace(/\\(.)/g, '$1'));

/** Which volume group each physical volume belongs to; null: to none yet. */
export function physicalVolumes(stdout: string): Map<string, string | null> {
  try {
    return new Map(reports(JSON.parse(stdout)).flatMap(({ vg, pvs }) => pvs.map((pv) => [pv, vg] as const)));
  } catch {
    return new Map();
  }
}

function readGroups(json: unknown) {
  return rows(isRow(json) ? json.report : []).flatMap((report) => {
    const [vg] = rows(report.vg);
    const name = text(vg?.vg_name);
    const zeroing = new Map(rows(report.seg).map((seg) => [text(seg.lv_name), seg.zero]));
    return vg && name !== null ? [{ group: readGroup(name, vg), volumes: rows(report.lv), zeroing }] : [];
  });
}

function readGroup(name: string, vg: Row): Facts['volumeGroups'][number] {
  return {
    name,
    extentBytes: number(vg.vg_extent_size),
    freeExtents: number(vg.vg_free_count),
    totalExtents: number(vg.vg_extent_count),
    ...hindered(text(vg.vg_attr) ?? ''),
  };
}

/** vgs(8), vg_attr: permissions, resizeable, exported, partial. LVM makes no volume in such a group. */
function hindered(attr: string): { hindered?: string } {
  if (attr[0] === 'r') return { hindered: noted('it is read-only') };
  if (attr[2] === 'x') return { hindered: noted('it is exported (vgimport takes it in again)') };
  if (attr[3] === 'p') return { hindered: noted('one of its disks is missing') };
  return {};
}

function readVolume(vg: string, lv: Row): LogicalVolume {
  const pool = isThinPool(lv) || !layout(lv).includes('thin') ? null : text(lv.pool_lv);
  return { vg, name: text(lv.lv_name) ?? '', bytes: number(lv.lv_size), ...(pool === null ? {} : { pool }) };
}

/** lvs(8), lv_layout: `thin,pool` for a pool, `thin,sparse` for a volume out of one. Caches have pools of their own. */
const layout = (lv: Row): string[] => (text(lv.lv_layout) ?? '').split(',');
const isThinPool = (lv: Row): boolean => layout(lv).includes('thin') && layout(lv).includes('pool');

/** `zeroes` as LVM says it of a pool’s segment: `zero`, or nothing. */
function readPool(vg: string, lv: Row, zeroes: unknown): ThinPool {
  return {
    vg,
    name: text(lv.lv_name) ?? '',
    bytes: number(lv.lv_size),
    metadataBytes: number(lv.lv_metadata_size),
    dataPercent: percent(lv.data_percent),
    metadataPercent: percent(lv.metadata_percent),
    ...(typeof zeroes === 'string' ? { zeroes: zeroes === 'zero' } : {}),
  };
}

/** Empty where the pool is not active; older releases write -1 then. */
function percent(value: unknown): number | null {
  const read = number(value);
  return value === undefined || value === '' || value === null || read < 0 ? null : Math.min(100, read);
}

function reports(json: unknown): { vg: string | null; pvs: string[] }[] {
  return rows(isRow(json) ? json.report : []).map((report) => ({
    vg: text(rows(report.vg)[0]?.vg_name),
    pvs: rows(report.pv).flatMap((pv) => text(pv.pv_name) ?? []),
  }));
}

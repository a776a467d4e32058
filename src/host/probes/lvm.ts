import type { Facts } from '../facts.ts';
import { isRow, number, type Probe, type ProbeCommand, type Row, readJson, rows, text } from './probe.ts';

/** One program for volume groups, volumes and what they lie on, so that the three fit together (lvmreport(7)). */
export const lvmReport: ProbeCommand = {
  argv: [
    ...(['lvm', 'fullreport', '--reportformat', 'json', '--units', 'b', '--nosuffix'] as const),
    ...['--configreport', 'vg', '-o', 'vg_name,vg_extent_size,vg_extent_count,vg_free_count'],
    ...['--configreport', 'lv', '-o', 'lv_name,lv_size'],
    ...['--configreport', 'pv', '-o', 'pv_name'],
    // These two cannot be left out of a full report.
    ...['--configreport', 'pvseg', '-o', 'pvseg_start'],
    ...['--configreport', 'seg', '-o', 'seg_start'],
  ],
  timeoutMs: 30_000,
};

/** Volume groups with their free room, and the volumes in them. */
export const lvm: Probe = {
  id: 'lvm',
  commands: { report: lvmReport },
  parse: (seen) => {
    const result = seen.result('report');
    // Not installed is a fact of its own (tools.lvs), nothing that went wrong.
    if (result.code === 127) return { volumeGroups: [], logicalVolumes: null };
    const read = readJson('lvm', result);
    if ('gaps' in read) return { volumeGroups: [], logicalVolumes: null, gaps: read.gaps };
    const groups = readGroups(read.json);
    return {
      volumeGroups: groups.map(({ group }) => group),
      logicalVolumes: groups.flatMap(({ group, volumes }) => volumes.map((volume) => ({ vg: group.name, ...volume }))),
    };
  },
};

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
    return vg && name !== null ? [{ group: readGroup(name, vg), volumes: rows(report.lv).map(readVolume) }] : [];
  });
}

function readGroup(name: string, vg: Row): Facts['volumeGroups'][number] {
  return {
    name,
    extentBytes: number(vg.vg_extent_size),
    freeExtents: number(vg.vg_free_count),
    totalExtents: number(vg.vg_extent_count),
  };
}

const readVolume = (lv: Row) => ({ name: text(lv.lv_name) ?? '', bytes: number(lv.lv_size) });

function reports(json: unknown): { vg: string | null; pvs: string[] }[] {
  return rows(isRow(json) ? json.report : []).map((report) => ({
    vg: text(rows(report.vg)[0]?.vg_name),
    pvs: rows(report.pv).flatMap((pv) => text(pv.pv_name) ?? []),
  }));
}

import { clean } from '../../text/clean.ts';
import { sliceToWidth, textWidth } from '../../text/width.ts';
import { changedLines } from '../state/diff.ts';
import { cut, type Line, plain, span } from '../text/line.ts';
import { lastOnly } from '../text/memo.ts';
import { GLYPH, type Style } from '../theme.ts';

export interface Preview {
  /** Rows of the pane: a long line of the config takes several. */
  rows: readonly Row[];
  /** The first row with a change, a setting rather than a comment; or -1. */
  firstChanged: number;
  /** The first row that is a setting: what stands above it is about the file as a whole. */
  firstSetting: number;
}

interface Row {
  text: string;
  changed: boolean;
  comment: boolean;
}

const MARK = 2;

/** The config as rows of a pane, and which of them the last answer changed. */
export const previewOf = lastOnly((baseline: string, text: string, width: number): Preview => {
  const now = text.replace(/\n$/, '');
  // The first config there is would be all change: then no mark says anything.
  const before = baseline.trim() === '' ? now : baseline.replace(/\n$/, '');
  const changes = changedLines(before, now);
  const lines = now.split('\n').map(clean);
  const rows = paragraphs(lines, width - MARK).flatMap(({ from, until, text }): Row[] => {
    const row = {
      changed: lines.slice(from, until).some((_, i) => changes.has(from + i)),
      comment: /^\s*#/.test(text),
    };
    return pieces(text, width - MARK, row.comment).map((piece) => ({ ...row, text: piece }));
  });
  const firstSetting = Math.max(
    0,
    rows.findIndex((row) => !row.comment && row.text.trim() !== ''),
  );
  const changed = rows.findIndex((row, i) => row.changed && i >= firstSetting);
  return { rows, firstSetting, firstChanged: changed >= 0 ? changed : rows.findIndex((row) => row.changed) };
});

/** Running text of a comment: no heading, no item of a list, no column of a table. */
const PROSE = /^(\s*# )(?![-\s])((?:\S| (?! ))+)$/;

/** Lines with what they say; a comment of several lines that are too wide for the pane is one text, to be broken anew. */
function paragraphs(lines: readonly string[], width: number): { from: number; until: number; text: string }[] {
  const out: { from: number; until: number; text: string }[] = [];
  for (let from = 0, until = 0; from < lines.length; from = until) {
    const [, begin] = PROSE.exec(lines[from]!) ?? [];
    until = from + 1;
    while (begin !== undefined && until < lines.length && PROSE.exec(lines[until]!)?.[1] === begin) until++;
    const own = lines.slice(from, until);
    if (own.length > 1 && own.some((line) => textWidth(line) > width))
      out.push({ from, until, text: begin + own.map((line) => line.slice(begin!.length)).join(' ') });
    else out.push(...own.map((text, i) => ({ from: from + i, until: from + i + 1, text })));
  }
  return out;
}

/** A long comment goes on at the same depth, a long setting behind a sign that says so. */
function pieces(line: string, width: number, comment: boolean): string[] {
  if (line.length <= width && textWidth(line) <= width) return [line];
  // Columns of a table would not stand under each other any more.
  if (comment && /\S {2,}\S/.test(line)) return [plain(cut([span(line)], width))];
  const [, indent = ''] = /^(\s*(?:# )?)/.exec(line)!;
  const front = comment ? indent : `${' '.repeat(Math.min(8, indent.length))}${GLYPH.on} `;
  const room = Math.max(2, width - Math.max(indent.length, front.length));
  return broken(line.slice(indent.length), room).map((row, i) => (i === 0 ? indent : front) + row);
}

/** At spaces where there are some, else behind a comma or slash; every space inside a row stays: in a setting it counts. */
function broken(text: string, width: number): string[] {
  const out: string[] = [];
  let rest = text;
  while (textWidth(rest) > width) {
    const head = sliceToWidth(rest, width);
    if (head === '') break;
    const space = head.length === rest.length || rest[head.length] === ' ' ? head.length : head.lastIndexOf(' ');
    const part = Math.max(head.lastIndexOf(','), head.lastIndexOf('/')) + 1;
    const end = space > 0 ? space : part > head.length / 2 ? part : head.length;
    out.push(rest.slice(0, end));
    rest = rest.slice(rest[end] === ' ' ? end + 1 : end);
  }
  return [...out, rest];
}

/** The settings that a question's answer goes into, by the beginning of its key; the first that fits counts. */
const SETTINGS: readonly (readonly [string, RegExp])[] = [
  ['name', /^name\b/],
  ['memory', /^memory\b/],
  ['maxmem', /^maxmem\b/],
  ['vcpus', /^vcpus\b/],
  ['uuid', /^uuid\b/],
  ['type', /^type\b/],
  ['os', /^type\b/],
  ['source.boot', /^(?:kernel|bootloader|firmware)\b/],
  ['source.kernel', /^kernel\b/],
  ['source.ramdisk', /^ramdisk\b/],
  ['source.root', /^(?:root|cmdline|extra)\b/],
  ['source.cmdline', /^(?:cmdline|extra)\b/],
  ['source', /^disk\b/],
  ['storage', /^disk\b/],
  ['disks', /^disk\b/],
  ['network', /^vif\b/],
  ['firewall', /^vif\b/],
  ['display', /^vnc/],
];

/** The row of the setting that this question is about; -1: there is none (yet). */
function rowAbout({ rows }: Preview, key: string | undefined): number {
  const setting = SETTINGS.find(([begin]) => key === begin || key?.startsWith(`${begin}.`))?.[1];
  return setting === undefined ? -1 : rows.findIndex((row) => !row.comment && setting.test(row.text));
}

/** The first row to show: as scrolled, else so that the setting that is asked about is seen, else the changes. */
export function previewFrom(preview: Preview, scroll: number | undefined, height: number, about?: string): number {
  const most = Math.max(0, preview.rows.length - height);
  if (scroll !== undefined) return Math.min(scroll, most);
  const asked = rowAbout(preview, about);
  const first = asked >= 0 ? asked : preview.firstChanged;
  const start = preview.firstSetting;
  if (first < 0 || (first >= start && first < start + height - 2)) return Math.min(most, start);
  return Math.min(most, Math.max(0, first - Math.floor(height / 3)));
}

export function previewLines(preview: Preview, from: number, width: number, height: number): Line[] {
  return preview.rows.slice(from, from + height).map((row) => {
    const mark = span(row.changed ? `${GLYPH.changed} ` : '  ', 'changed');
    return cut([mark, ...tinted(row)], width);
  });
}

/** Comments stand back, what changed stands out, what is still open is seen. */
function tinted({ text, changed, comment }: Row): Line {
  if (comment) return [span(text, changed ? 'changed' : 'dim')];
  const look: Style | undefined = changed ? 'changed' : undefined;
  return text.split(/(…)/).map((piece) => span(piece, piece === '…' ? 'accent' : look));
}

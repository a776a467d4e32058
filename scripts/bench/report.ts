import { availableParallelism, loadavg } from 'node:os';
import { missed, type Row, type Table } from './rows.ts';

export interface Circumstances {
  rounds: number;
  /** Runnable processes on average during the minute before, and during the last one. */
  loadBefore: number;
  date: string;
}

/** The page docs/bench.md. No names of machines or folders: it is read elsewhere. */
export function page(tables: readonly Table[], { rounds, loadBefore, date }: Circumstances): string {
  const cpus = availableParallelism();
  const load = loadavg()[0]!;
  return [
    '# Speed',
    '',
    'Written by `npm run bench`. All figures come from one run, in turns, so that their ratios can be compared; the',
    'milliseconds are those of one machine on one day.',
    '',
    `${date}, Node ${process.version}, ${cpus} CPUs. Medians of ${rounds} after two warm-ups, lowest and highest beside them.`,
    `Load of the machine: ${loadBefore.toFixed(1)} before, ${load.toFixed(1)} at the end` +
      `${loadBefore > cpus / 2 ? ' – other programs were running, so ranges are wide.' : '.'}`,
    '',
    '**must**: `npm run bench -- --enforce` fails when it is missed by more than a quarter. **goal**: where we are going.',
    ...tables.flatMap(section),
    '',
  ].join('\n');
}

const section = ({ title, note, rows }: Table): string[] => [
  '',
  `## ${title}`,
  '',
  ...(note ? [note, ''] : []),
  '| | median | lowest–highest | must | goal | |',
  '|---|--:|--:|--:|--:|---|',
  ...rows.map(line),
];

function line(row: Row): string {
  const limit = (value: number | undefined): string => (value === undefined ? '' : `≤ ${value} ${row.unit}`);
  return `| ${row.what} | ${row.shown} | ${row.range} | ${limit(row.target)} | ${limit(row.goal)} | ${verdict(row)} |`;
}

function verdict(row: Row): string {
  if (missed(row)) return '**missed**';
  if (row.target !== undefined && row.value > row.target) return 'just missed';
  if (row.goal !== undefined && row.value > row.goal)
    return row.target === undefined ? 'not yet' : 'kept, goal not yet';
  return row.target === undefined && row.goal === undefined ? '' : 'kept';
}

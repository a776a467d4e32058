import type { KeyFigure, SessionFigures } from './keys.ts';
import type { LargeFigures } from './large.ts';
import type { ProbeFigures } from './programs.ts';
import type { StartFigure } from './starts.ts';
import type { Spread } from './stats.ts';

export interface Figures {
  starts: StartFigure[];
  session: SessionFigures;
  large: LargeFigures;
  plans: { count: number; rendered: Spread; files: Spread };
  probes: ProbeFigures;
}

/** What must hold (`target`), and what we are on the way to (`goal`). Both in the row's own unit. */
export interface Row {
  what: string;
  value: number;
  shown: string;
  range: string;
  target?: number;
  goal?: number;
  unit: '×' | 'MB' | 'ms' | 'bytes' | 's' | '%' | '/s';
}

export interface Table {
  title: string;
  note?: string;
  rows: Row[];
}

/** Above this factor a missed target is no accident of a busy machine. */
const TOLERANCE = 1.25;

export const missed = (row: Row): boolean => row.target !== undefined && row.value > row.target * TOLERANCE;

export function tables(figures: Figures): Table[] {
  return [starting(figures), memory(figures), keys(figures), batch(figures)];
}

function starting({ starts }: Figures): Table {
  const limits: Record<string, Pick<Row, 'target' | 'goal'>> = {
    frame: { target: 2.6, goal: 1.9 },
    'frame-here': { target: 2.6, goal: 1.9 },
    batch: { goal: 1.5 },
  };
  return {
    title: 'Starting, as a multiple of bare Node',
    note: 'From the start of the process in a pty of 80x24 to the text of the first frame, or to its end; bare Node right before each.',
    rows: starts.map(({ subject, ms, timesNode }) => ({
      what: subject.what,
      unit: '×',
      value: timesNode.median,
      shown: `${timesNode.median.toFixed(2)}×`,
      range: `${ms.median.toFixed(0)} ms (${ms.least.toFixed(0)}–${ms.most.toFixed(0)})`,
      ...limits[subject.id],
    })),
  };
}

function memory({ starts, session }: Figures): Table {
  const limits: Record<string, Pick<Row, 'target' | 'goal'>> = {
    frame: { target: 90, goal: 80 },
    'frame-here': { target: 90, goal: 80 },
  };
  return {
    title: 'Peak memory of the process tree',
    note: 'Resident, at its highest, until 0.4 s after the first frame or until the end.',
    rows: [
      ...starts.map(({ subject, memory: peak }) => ({
        what: subject.what,
        unit: 'MB' as const,
        value: peak.median,
        shown: `${peak.median.toFixed(0)} MB`,
        range: `${peak.least.toFixed(0)}–${peak.most.toFixed(0)}`,
        ...limits[subject.id],
      })),
      {
        what: `wizard, after a session of ${session.pressed} keys`,
        unit: 'MB',
        value: session.memory,
        shown: `${session.memory.toFixed(0)} MB`,
        range: '',
      },
    ],
  };
}

function keys({ session, large }: Figures): Table {
  const { letters, moves, enters } = session.keys;
  const quick = [letters, moves, large.letters, large.moves, large.through].flatMap(keyRows);
  const { idle } = session;
  return {
    title: 'Keys',
    note: 'The wizard at 120x36, with rail, guide and preview; from the key to the first bytes of the new frame.',
    rows: [
      ...quick,
      {
        what: enters.what,
        unit: 'ms',
        value: enters.ms.median,
        shown: `${enters.ms.median.toFixed(1)} ms`,
        range: range(enters.ms, 1),
      },
      {
        what: `${enters.what}, bytes`,
        unit: 'bytes',
        value: enters.bytes.median,
        shown: `${enters.bytes.median.toFixed(0)} bytes`,
        range: range(enters.bytes, 0),
      },
      {
        what: `idle for ${idle.seconds.toFixed(0)} s: CPU`,
        unit: '%',
        value: idle.cpuPercent,
        shown: `${idle.cpuPercent.toFixed(2)} %`,
        range: '',
        goal: 0,
      },
      {
        what: 'idle: times a second that a thread wakes up',
        unit: '/s',
        value: idle.waitsPerSecond,
        shown: idle.waitsPerSecond.toFixed(1),
        range: '',
        goal: 1,
      },
    ],
  };
}

const keyRows = ({ what, ms, bytes }: KeyFigure): Row[] => [
  { what, unit: 'ms', value: ms.median, shown: `${ms.median.toFixed(1)} ms`, range: range(ms, 1), target: 5 },
  { what: `${what}, p95`, unit: 'ms', value: ms.p95, shown: `${ms.p95.toFixed(1)} ms`, range: '', goal: 4 },
  {
    what: `${what}, bytes`,
    unit: 'bytes',
    value: bytes.median,
    shown: `${bytes.median.toFixed(0)} bytes`,
    range: range(bytes, 0),
    target: 500,
    goal: 400,
  },
];

function batch({ plans, probes }: Figures): Table {
  const beyond = probes.facts.median - probes.slowest.ms.median;
  return {
    title: 'Work',
    note: `Probing: ${probes.commands} commands; the slowest alone is \`${short(probes.slowest.command)}\`.`,
    rows: [
      {
        what: `${plans.count} answers files planned and rendered, one process`,
        unit: 's',
        value: plans.rendered.median,
        shown: `${plans.rendered.median.toFixed(2)} s`,
        range: range(plans.rendered, 2),
        target: 3,
      },
      {
        what: 'the same, with the script and the other files of each plan',
        unit: 's',
        value: plans.files.median,
        shown: `${plans.files.median.toFixed(2)} s`,
        range: range(plans.files, 2),
      },
      {
        what: 'the slowest probe command alone',
        unit: 'ms',
        value: probes.slowest.ms.median,
        shown: `${probes.slowest.ms.median.toFixed(0)} ms`,
        range: range(probes.slowest.ms, 0),
      },
      {
        what: 'all facts of this machine',
        unit: 'ms',
        value: probes.facts.median,
        shown: `${probes.facts.median.toFixed(0)} ms`,
        range: range(probes.facts, 0),
      },
      {
        what: 'probing beyond its slowest command',
        unit: 'ms',
        value: beyond,
        shown: `${beyond.toFixed(0)} ms`,
        range: '',
        target: 150,
      },
    ],
  };
}

const range = ({ least, most }: Spread, digits: number): string => `${least.toFixed(digits)}–${most.toFixed(digits)}`;

const short = (command: string): string => (command.length > 40 ? `${command.slice(0, 40)}…` : command);

import { configPath } from '../../guest/paths.ts';
import type { Action, Plan } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { Manifest } from '../manifest.ts';

/** What a guest that was restored for a test must come to. */
export interface TestOfBackup {
  /** Its console must show this; null: a login prompt. */
  expect: string | null;
  /** So long it may take. */
  seconds: number;
}

const WATCH = 'test.watch';

/** The names of actions whose failure says something of the backup itself, and not of the host. */
export const VERDICTS: readonly string[] = ['restore.verify', WATCH];

/** Whether a plan is one of a test: what it made is nobody’s, and may be taken away. */
export const isTest = ({ actions }: Plan): boolean => actions.some(({ id }) => id === WATCH);

/** Starts it, and then watches it: two things, since a host without room is no fault of a backup. */
export function testActions(name: string, { type }: Manifest, { expect, seconds }: TestOfBackup): Action[] {
  const what = expect === null ? noted('a login prompt') : JSON.stringify(expect);
  return [
    {
      id: 'guest.start',
      title: noted`Start ${name}, without a network`,
      why: noted('It runs beside the first one, which it neither sees nor disturbs.'),
      effect: 'creates',
      touches: [noted`guest ${name}`],
      check: { run: ['xl', 'domid', name] },
      do: [{ run: ['xl', 'create', '-q', configPath(name)] }],
      undo: [{ run: ['xl', 'destroy', name], ok: [0, 1, 2, 3, 5, 6] }],
    },
    {
      id: WATCH,
      title: noted`Watch its console for ${what}, for ${seconds} seconds at most`,
      why: noted('Only what starts is worth anything as a backup.'),
      effect: 'reads',
      touches: [],
      do: [],
      undo: [],
      verify: {
        ...{ kind: 'alive', guest: name, console: type === 'hvm' ? 'serial' : 'pv' },
        ...{ graceSeconds: seconds, mustShow: expect },
      },
    },
  ];
}

import { seedPath } from '../../guest/paths.ts';
import type { Runner } from '../../host/runner.ts';
import type { Action, RunStep } from '../../plan/action.ts';
import { guestPaths } from '../../plan/apply/paths.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { printPlan } from '../../plan/plan-file.ts';
import { noted } from '../../text/t.ts';
import { rehomePlan, rehomeReceipt } from './rehome.ts';
import type { Unsettled } from './settle.ts';
import { at, thing } from './sides.ts';

/**
 * What xenguide remembers of how the guest was made goes along, so that `xenguide undo` works where the guest is. Empty where xenguide did
 * not make it, or where the records have gone already. `old`: the ssh URL of the host that the guest leaves.
 */
export async function moveRecords(
  { name, from, to }: Unsettled,
  source: Runner,
  old: string,
  stateDir?: string,
): Promise<Action[]> {
  const record = await readRecord(name, source, stateDir === undefined ? {} : { stateDir });
  if (!record?.plan) return [];
  const paths = guestPaths(name, stateDir);
  const kept: [string, string | undefined][] = [
    [paths.plan, printPlan(rehomePlan(record.plan, old))],
    [paths.receipt, rehomeReceipt(await source.readText(paths.receipt), record.plan, old)],
    // Last: as long as it is not there, nothing of the guest is known there.
    [paths.journal, await source.readText(paths.journal)],
  ];
  const seed = seedPath(name);
  const hasSeed = (await source.run({ argv: ['test', '-e', seed] })).code === 0;
  const write = kept.flatMap(([path, text]): RunStep[] =>
    text === undefined
      ? []
      : [
          { run: ['install', '-m', '0600', '/dev/null', path], ...at(to) },
          { run: ['dd', `of=${path}`, 'conv=fsync', 'status=none'], stdin: text, ...at(to) },
        ],
  );
  return [
    {
      id: 'leave.records',
      title: noted`Take xenguide’s records of ${name} along to ${to.name}`,
      why: noted`xenguide undo ${name} there takes it away, on both hosts.`,
      effect: 'changes',
      touches: [thing(paths.dir, to), thing(paths.dir, from)],
      do: [
        { run: ['install', '-d', '-m', '0700', '--', paths.dir], ...at(to) },
        ...write,
        // Its first-login disk lies beside them, and was copied before the guest went.
        ...(hasSeed
          ? ([
              { run: ['test', '-s', seed], ...at(to) },
              { run: ['rm', '-f', '--', seed], ...at(from) },
            ] as const)
          : []),
        { run: ['rm', '-f', '--', paths.plan, paths.receipt, paths.journal], ...at(from) },
        { run: ['rmdir', '--ignore-fail-on-non-empty', '--', paths.dir], ok: [0, 1], ...at(from) },
      ],
      undo: [],
    },
  ];
}

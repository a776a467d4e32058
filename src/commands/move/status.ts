import { isSplit } from '../../keep/move/ways/drbd-state.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { safeText } from '../safe-text.ts';
import { hostOption, type MoveArgs } from './args.ts';
import { lookAtEnds, neededMemory } from './ends.ts';
import { splitLines } from './keep.ts';
import { drbdLines, seenWords, toldOf } from './words.ts';

/** `xenguide move GUEST --status`: where it is, by what both ends say. Changes nothing. Exit 0 where all is in order, else 7. */
export async function moveStatus(args: MoveArgs): Promise<ExitCode> {
  const { io, json, guest } = args;
  const ends = await lookAtEnds(args, await neededMemory(args));
  const { what, state, from, to, silent, drbd } = ends;
  const option = hostOption(args.runner);
  const told = toldOf(ends, `xenguide move ${guest} --repair${option}`);
  const split = drbd.some((each) => isSplit(each.from, each.to));
  const open = drbd.some((each) => each.from?.twoPrimaries || each.to?.twoPrimaries);
  const fine = (state === 'here' || state === 'arrived') && !split && !open && !ends.through;
  if (json) {
    const end = (side: typeof what.from, sight: typeof from, why: string | undefined) => ({
      ...{ host: side.name, reached: sight !== undefined },
      ...(why === undefined ? {} : { why }),
      domains: sight?.domains ?? [],
    });
    const resources = drbd.map((each) => ({ resource: each.resource, split: isSplit(each.from, each.to) }));
    io.out(
      `${JSON.stringify({ name: guest, state, ...told, from: end(what.from, from, silent.from), to: end(what.to, to, silent.to), resources }, null, 2)}\n`,
    );
    return fine ? EXIT.done : EXIT.left;
  }
  const lines = [
    `${what.from.name}: ${from ? seenWords(from) : t`cannot be asked (${silent.from})`}`,
    `${what.to.name}: ${to ? seenWords(to) : t`cannot be asked (${silent.to})`}`,
    ...drbdLines(ends),
    ...(await splitLines(args, ends)),
    told.is,
    ...(told.todo === '' ? [] : [told.todo]),
    ...(fine || state === 'unknown' || split ? [] : [t`Put it right: xenguide move ${guest} --repair${option}`]),
  ];
  for (const line of lines) io.out(`${safeText(line)}\n`);
  return fine ? EXIT.done : EXIT.left;
}

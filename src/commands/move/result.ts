import type { MoveCheck } from '../../keep/move/checks/check.ts';
import type { Downtime } from '../../keep/move/ping.ts';
import { seconds as secondsText } from '../../keep/words.ts';
import { t } from '../../text/t.ts';
import { hostOption, type MoveArgs } from './args.ts';
import type { Finished } from './finish.ts';

export interface MoveResult {
  guest: string;
  finished: Finished;
  /** The host that it was to go to. */
  wanted: string;
  downtime: Downtime | undefined;
  /** The sending, from begin to end. */
  seconds: number;
  checks: readonly MoveCheck[];
}

/** The end of a move for people: where the guest is, how long it was away, and how it goes back. */
export function sayResult({ guest, finished, wanted, downtime, seconds }: MoveResult, args: MoveArgs): void {
  const { io, runner } = args;
  const { host, problem, ends } = finished;
  if (problem) {
    io.say(`xenguide: ${problem.message}`);
    io.say(`  ${problem.remedy}`);
    return;
  }
  if (host !== wanted) {
    io.say(t`${guest} was not moved: it is on ${host}, as before. What xl said:`);
    for (const line of ends.said.slice(-12)) io.say(`  ${line}`);
    // Seen on Xen 4.17: the xl that stays for each guest ends when the guest is suspended, also where it goes on then. Not so from 4.20 on.
    io.say(
      t`If it stood still in between, xl’s own watcher of it has ended (up to Xen 4.19): a reboot from inside turns it off then. At a time that suits you: xl shutdown -w ${guest}, xl destroy ${guest}, and xl create ${ends.what.config}.`,
    );
    return;
  }
  if (args.json) return;
  const { cold, leftDisks } = ends.memory;
  const took = secondsText(seconds);
  const went = cold
    ? t`${guest} runs on ${host}. It was started anew; all of it took ${took}.`
    : t`${guest} runs on ${host}. It was sent in ${took}.`;
  io.out(`${went}\n`);
  io.out(
    downtime
      ? `${t`It did not answer for ${secondsText(downtime.seconds)} (${downtime.lost} of ${downtime.asked} pings in a row were lost).`}\n`
      : `${t('How long it stood still is not known: no address of it was found that answers a ping.')}\n`,
  );
  if (leftDisks.length > 0) {
    io.out(
      `${t`Its old disks are still on ${ends.what.from.name}: ${leftDisks.join(', ')}. Remove them when all is well.`}\n`,
    );
    io.out(
      `${t`Back again, over those: xenguide move ${guest} --back --cold --over-old-disks${hostOption(runner)}`}\n`,
    );
    return;
  }
  io.out(`${t`Back again: xenguide move ${guest} --back${hostOption(runner)}`}\n`);
}

export function resultJson({ guest, finished, wanted, downtime, seconds, checks }: MoveResult): string {
  const { exitCode, host, problem, ends } = finished;
  return `${JSON.stringify({
    ...{ name: guest, exitCode, moved: host === wanted && exitCode === 0, host, state: ends.state, seconds },
    downtime: downtime ? { seconds: downtime.seconds, lost: downtime.lost, asked: downtime.asked } : null,
    ...{ problems: problem ? [problem] : [], checks },
  })}\n`;
}

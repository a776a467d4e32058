import type { Surroundings } from '../../drives/change.ts';
import { InstallWatch, waitForInstall } from '../../drives/install.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Io } from '../io.ts';

/** `disc GUEST wait`: until the install is over and the guest runs from its own disk. */
export async function waitCommand(around: Surroundings, { io, json }: { io: Io; json: boolean }): Promise<ExitCode> {
  const { runner, guest, discs, paths, patience, signal, tell } = around;
  if (!discs || !paths) {
    throw new UserError(EXIT.invalid, {
      field: 'guest',
      message: t`xenguide knows of no install of ${guest}`,
      remedy: t('It can only wait for an install that it has planned.'),
    });
  }
  const { install } = discs.record;
  if (install)
    io.say(t`${guest} is being installed: waiting for it to reboot or switch itself off. Ctrl-C ends the waiting.`);
  const step = await waitForInstall(new InstallWatch(runner, guest, discs, paths), runner, patience, signal, tell);
  if (step.kind === 'stuck') {
    throw new UserError(EXIT.left, { field: '', message: step.why.replace(/\.$/, ''), remedy: step.remedy });
  }
  if (step.kind === 'under way') {
    throw new UserError(EXIT.interrupted, {
      field: '',
      message: t`the install of ${guest} goes on, and nobody waits for its end any more`,
      remedy: t`Wait again: xenguide disc ${guest} wait`,
    });
  }
  io.say(step.why);
  if (json) {
    const started = step.kind === 'switched' ? (install?.run ?? null) : null;
    io.out(`${JSON.stringify({ guest, installed: true, started }, null, 2)}\n`);
  }
  return EXIT.done;
}

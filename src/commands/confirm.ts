import type { Confirm } from '../plan/confirmation.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Io } from './io.ts';

/**
 * Asks a person for a yes before something is changed. Without a terminal `--yes` must have been said: UserError (usage).
 * A no, or Ctrl-C, is a UserError (interrupted) that says that nothing was changed.
 */
export async function confirmChange(question: string, lines: readonly string[], io: Io): Promise<void> {
  needsTerminal(io);
  for (const line of lines) io.say(line);
  const { confirm } = await import('@inquirer/prompts');
  // Refused prompts (Ctrl-C, the program is told to end) count as a no.
  const yes = await confirm({ message: question, default: false }, { output: process.stderr, signal: io.signal }).catch(
    () => false,
  );
  if (!yes) throw refused();
}

/**
 * Asks whether a change of the host's network is to stay; for `apply` and `undo` in a terminal. Undefined where nobody is to
 * be asked (`--yes`, no terminal): it stays once the host was reached anew.
 */
export function networkConfirm(yes: boolean, io: Io): Confirm | undefined {
  if (yes || !io.terminal) return undefined;
  return async ({ seconds }, signal) => {
    io.say(t`Is this still readable? Press y and Enter within ${seconds} s, or the host goes back by itself.`);
    const { confirm } = await import('@inquirer/prompts');
    return confirm({ message: t('Keep the new network?'), default: false }, { output: process.stderr, signal }).catch(
      () => false,
    );
  };
}

/** The same for what must not be agreed to in passing: the name is to be typed. */
export async function confirmByName(name: string, lines: readonly string[], io: Io): Promise<void> {
  needsTerminal(io);
  for (const line of lines) io.say(line);
  const { input } = await import('@inquirer/prompts');
  const message = t`Type ${name} if this is to be done:`;
  const typed = await input({ message }, { output: process.stderr, signal: io.signal }).catch(() => '');
  if (typed.trim() !== name) throw refused();
}

function needsTerminal(io: Io): void {
  if (io.terminal) return;
  throw new UserError(EXIT.usage, {
    field: '--yes',
    message: t('without a terminal nobody can be asked whether to go on'),
    remedy: t('Add --yes if it is to be done.'),
  });
}

const refused = (): UserError =>
  new UserError(EXIT.interrupted, {
    field: '',
    message: t('nothing was changed'),
    remedy: t('Run it again when you are ready.'),
  });

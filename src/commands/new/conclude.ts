import { abilitiesOf } from '../../face/abilities.ts';
import type { TuiResult } from '../../face/driver.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { textWidth } from '../../text/width.ts';
import type { Io } from '../io.ts';
import type { OwnDraft } from './draft.ts';
import { nextSteps } from './files.ts';
import { resultText } from './result-text.ts';
import type { WizardDriver } from './wizard-driver.ts';

/** What stands on the normal screen when the wizard has gone: paths and the next command, or what was made. */
export function conclude(
  { outcome, applied, signal }: TuiResult,
  driver: Pick<WizardDriver, 'write' | 'files' | 'folder' | 'whole' | 'described' | 'example'>,
  draft: Pick<OwnDraft, 'note' | 'drop'>,
  io: Pick<Io, 'say' | 'out'>,
  ascii: boolean,
): ExitCode {
  // Also where a signal ended it: what is left on the host then must not go by unsaid.
  if (applied) {
    io.say(applied.headline);
    const text = resultText(applied, abilitiesOf(process.env, ascii).ascii);
    // To a terminal that has hung up no result can be written, and that is not to be what the command ends with.
    if (signal === 'SIGHUP') for (const line of text.split('\n')) io.say(line);
    else io.out(text);
    if (applied.ok) draft.drop();
    return applied.exitCode ?? (applied.ok ? EXIT.done : EXIT.left);
  }
  switch (outcome) {
    case 'write': {
      const paths = driver.write();
      const rows = driver.files.map(({ key, what }) => ({ path: paths[key] ?? '', what }));
      const widest = Math.max(...rows.map(({ path }) => textWidth(path)));
      for (const { path, what } of rows) io.out(`${path}${' '.repeat(widest - textWidth(path))}  ${what}\n`);
      for (const line of nextSteps(driver.folder, driver.whole.name, driver.described, driver.example)) io.say(line);
      return EXIT.done;
    }
    case 'quit':
      io.say(`${t('Nothing was changed.')} ${draft.note}`);
      return EXIT.done;
    default:
      if (signal !== 'SIGHUP') io.say(`${t('Interrupted.')} ${draft.note}`);
      return EXIT.interrupted;
  }
}

import { LANGUAGES } from '../text/language.ts';
import { t } from '../text/t.ts';
import { applyEntry } from './entries/apply.ts';
import { backupEntry } from './entries/backup.ts';
import { checkEntry } from './entries/check.ts';
import { consoleEntry } from './entries/console.ts';
import { discEntry } from './entries/disc.ts';
import { doctorEntry } from './entries/doctor.ts';
import { guideEntry } from './entries/guide.ts';
import { labEntry } from './entries/lab.ts';
import { moveEntry } from './entries/move.ts';
import { newEntry } from './entries/new.ts';
import { restoreEntry } from './entries/restore.ts';
import { undoEntry } from './entries/undo.ts';
import { verifyEntry } from './entries/verify.ts';
import type { CommandEntry, OptionEntry } from './entry.ts';

/** Belongs to every command; taken out of the command line before anything else is read (src/text/choose.ts). */
export const LANG: OptionEntry = {
  flags: '--lang <language>',
  help: t('the language to speak'),
  choices: Object.keys(LANGUAGES),
};

/** All commands, in the order in which --help names them. */
export const COMMANDS: readonly CommandEntry[] = [
  newEntry,
  applyEntry,
  undoEntry,
  discEntry,
  backupEntry,
  verifyEntry,
  restoreEntry,
  moveEntry,
  checkEntry,
  doctorEntry,
  consoleEntry,
  guideEntry,
  labEntry,
];

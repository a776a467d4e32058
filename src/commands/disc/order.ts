import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { DiscArgs } from './args.ts';

const WHAT = ['list', 'insert', 'eject', 'next', 'wait'] as const;

/** What is asked for. Rejects with UserError (usage) where something is missing, or too much. */
export function discOrder({
  what,
  drive,
  file,
  guest,
}: Pick<DiscArgs, 'what' | 'drive' | 'file' | 'guest'>): (typeof WHAT)[number] | undefined {
  const known = WHAT.find((each) => each === what);
  if (what !== undefined && known === undefined) {
    throw usage(
      t`${JSON.stringify(what)} is nothing that can be done with a disc`,
      t('It is one of list, insert, eject, next, wait.'),
    );
  }
  const call = `xenguide disc ${guest}`;
  if (known === 'insert' && (drive === undefined || file === undefined)) {
    throw usage(
      t('a drive and a file must be named'),
      t`Like this: ${call} insert hdc /srv/iso/disc2.iso. ${call} list names the drives.`,
    );
  }
  if (known === 'eject' && (drive === undefined || file !== undefined)) {
    throw usage(t('one drive must be named'), t`Like this: ${call} eject hdc. ${call} list names the drives.`);
  }
  if (known !== 'insert' && known !== 'eject' && drive !== undefined) {
    throw usage(t`nothing may stand behind ${known}`, t`Like this: ${call} ${known}`);
  }
  return known;
}

const usage = (message: string, remedy: string): UserError => new UserError(EXIT.usage, { field: '', message, remedy });

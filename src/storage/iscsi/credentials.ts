import type { Condition, RunStep, Step } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { Lun } from './portal.ts';
import { recordFiles } from './records.ts';

export interface Chap {
  user: string;
  /** On the host; nothing but the password is in it. */
  passwordFile: string;
}

/**
 * User and password of CHAP. iscsiadm would take them on its command line only, where every user of the host could read
 * them. So they are added to the record's own file: of a name that stands there twice, the last counts (open-iscsi,
 * usr/idbm.c, idbm_recinfo_config), and the update after it writes the record anew. Which of the two files it is, the host
 * is asked; without either nothing goes on.
 */
export function credentials(lun: Lun, chap: Chap | null): Step[] {
  if (!chap) return [];
  const { user, passwordFile } = chap;
  const files = recordFiles(lun);
  const [one, other] = files;
  const isThere = (file: string): Condition => ({ run: ['test', '-e', file] });
  return [
    {
      ...isThere(other),
      onlyIf: [{ ...isThere(one), ok: [1] }],
      trouble: {
        message: noted`the record of ${lun.iqn} is not where open-iscsi keeps its records, and without it the password cannot be added`,
        remedy: noted`See where this host has it: find /etc /var -path '*/${lun.iqn}/*'.`,
      },
    },
    ...files.flatMap((file): Step[] => {
      const run: RunStep['run'] = ['dd', `of=${file}`, 'oflag=append', 'conv=notrunc,nocreat', 'status=none'];
      const onlyIf = [isThere(file)];
      const auth = 'node.session.auth';
      return [
        { run, onlyIf, stdin: `${auth}.authmethod = CHAP\n${auth}.username = ${user}\n${auth}.password = ` },
        { run, onlyIf, from: passwordFile },
        // A line without an end would be passed over.
        { run, onlyIf, stdin: '\n' },
      ];
    }),
  ];
}

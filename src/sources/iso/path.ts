import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { badPath } from '../file-facts.ts';
import { discProblem, ISO_FILE } from './problems.ts';

/** The rest of a name with a comma in it looks like a path of its own. */
export const behindComma = (rest: string): Problem =>
  discProblem(
    'file',
    t`“${rest}”, behind a comma, does not begin with /`,
    t('Write each ISO file with its full path. If the comma belongs to the file’s name, rename the file.'),
  );

/** What is wrong with the path itself. */
export function badDiscPath(path: string): Problem | undefined {
  const bad = badPath(path, ISO_FILE);
  if (bad || !path.includes(',')) return bad;
  // libxl splices the path into `-drive file=…,…` for the emulated drive, and does not escape it.
  return discProblem(
    'file',
    t('there is a comma in the ISO file’s path, and Xen’s emulated drive takes it for the end of the name'),
    t('Rename the file or its folder.'),
  );
}

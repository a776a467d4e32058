import type { RunStep } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';

/** Edits of a text file on the host, by the numbers of its lines: from 1, as they are before any edit. */
export interface LineEdit {
  from: number;
  to: number;
  /** Lines for behind them. */
  after?: readonly string[];
}

const MARK = '# ';

/**
 * The steps that put lines of a file out of force, as comments, and add others behind them. A file that is no longer what
 * was looked at is left alone: line numbers would hit something else. The rest of the file never leaves the host.
 */
export function editLines(
  path: string,
  checksum: string,
  edits: readonly LineEdit[],
  note: string,
  end: readonly string[] = [],
): RunStep[] {
  const words = edits.flatMap(({ from, to, after = [] }) => [
    ['-e', `${from}i\\`, '-e', `${MARK}${note}`],
    ['-e', `${from},${to}s/^/${MARK}/`],
    ...after.map((line) => ['-e', `${to}a\\`, '-e', line]),
  ]);
  return [
    {
      run: ['sha256sum', '--check', '--status', '-'],
      stdin: `${checksum}  ${path}\n`,
      trouble: {
        message: noted`${path} has changed since it was looked at`,
        remedy: noted('Go through the questions once more, so that it is read again.'),
      },
    },
    {
      run: ['sed', '-i', ...words.flat(), ...end.flatMap((line) => ['-e', '$a\\', '-e', line]), '--', path],
    },
  ];
}

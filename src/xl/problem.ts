/** Where something stands in a file. Both count from 1; a column is a character, not a byte. */
export interface Place {
  line: number;
  column: number;
}

/**
 * One thing the lint found. An error is what xl refuses when it reads the file (`xl -N create`);
 * a warning is what it takes but drops, misreads, or fails on later when the guest is created.
 */
export interface LintProblem extends Place {
  severity: 'error' | 'warning';
  /** A short name for scripts: `unknown-key`. */
  code: string;
  /** What is wrong, in words. */
  message: string;
  /** What to do next. */
  remedy: string;
}

export interface LintReport {
  /** Whether `xl -N create` would take the file: true when no problem is an error. */
  accepted: boolean;
  /** In the order of the file. */
  problems: LintProblem[];
}

/** What a problem is, without its place: rules add the place where they know it. */
export type Finding = Omit<LintProblem, keyof Place>;

export function error(code: string, message: string, remedy: string): Finding {
  return { severity: 'error', code, message, remedy };
}

export function warning(code: string, message: string, remedy: string): Finding {
  return { severity: 'warning', code, message, remedy };
}

export function at(place: Place, finding: Finding): LintProblem {
  return { line: place.line, column: place.column, ...finding };
}

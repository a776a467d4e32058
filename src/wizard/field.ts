import type { Problem } from '../problem.ts';

/** A value as it stands in an answers file. */
export type Answer = string | number | boolean | string[];

export interface Option {
  /** As written in the answers file. */
  value: string;
  label: string;
  /** One line: what choosing it means. */
  hint?: string;
  /** It cannot be chosen here: why, and what would make it possible. Shown greyed, never hidden. */
  blocked?: { reason: string; remedy: string; kind?: 'conflict' };
}

interface FieldBase {
  /** Its place in the answers file: `storage.size`. */
  key: string;
  /** The question's short name, a few words: `Size of the disk`. */
  label: string;
  /** One or two plain sentences under the label. */
  help: string;
  /** Its page in guide/, without `.md`. */
  page: string;
  /** What is taken when the person just presses Enter, and why that. Absent: the question must be answered. */
  suggest?: { value: Answer; because: string };
  /** May stay empty; then the key is absent from the answers. */
  optional?: boolean;
  /** What it means to leave it empty, where that is no small thing: `everything may come in`. */
  empty?: string;
  /** A detail: passed over on the way forward, reached by going back to it, by searching, or from the review. */
  detail?: boolean;
  /** Why it must be answered, where nobody would expect it: told where the answer is missing. */
  needed?: Omit<Problem, 'field'>;
  /** Further checks after the kind's own: undefined when it is fine. */
  check?: (value: Answer) => Omit<Problem, 'field'> | undefined;
}

/** A question as data: drawn by Ink, asked line by line, and read from a file — all from this. */
export type Field = FieldBase &
  (
    | { kind: 'text' }
    /** Bytes, written `20GiB`; `bare` is the unit of a number without one, `where` what `most` is free in. */
    | { kind: 'size'; bare: 'MiB' | 'GiB'; least?: number; most?: number; where?: string }
    /** A whole number. */
    | { kind: 'count'; least: number; most: number }
    /** `otherwise`: what to say of a value that is none of them, where more is known than that. */
    | { kind: 'choice'; options: Option[]; otherwise?: (text: string) => Omit<Problem, 'field'> | undefined }
    | { kind: 'toggle' }
    /** A path on the host; completed as one types where the host can be asked. */
    | { kind: 'path'; wants: 'file' | 'directory' | 'device' }
    /** Several texts; typed with commas between them. `paths`: of files on the host, completed like one; says how many: `2 discs`. */
    | { kind: 'list'; item: string; paths?: (count: number) => string }
  );

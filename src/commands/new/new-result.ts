import type { WrittenPaths } from './files.ts';

/** What `--json` tells of a plan. */
export interface NewResult {
  name: string;
  type: string;
  boot: string;
  reasons: readonly string[];
  files: WrittenPaths | null;
  applied: boolean;
  actions: { id: string; title: string; state: string }[];
}

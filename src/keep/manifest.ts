import type { Plan } from '../plan/action.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { imageFile, SUMS, stateFile } from './files.ts';
import { DISK_KINDS, type KeptDisk, type KeptGuest } from './guest.ts';
import { RECIPE_IDS, type RecipeId } from './recipes/recipe.ts';

/** What is known of a backup before it is made. Sizes in bytes, times in ISO 8601 (UTC). */
export interface Draft {
  version: 1;
  /** The guest’s name. */
  guest: string;
  uuid: string | null;
  type: KeptGuest['type'];
  recipe: RecipeId;
  /** The version of xenguide. */
  madeBy: string;
  /** The host’s name, and its Xen. */
  host: string;
  xen: string | null;
  memoryBytes: number;
  config: { path: string; text: string };
  /** How the guest was made, where xenguide made it: its answers stand in the plan. */
  plan: Plan | null;
  disks: (KeptDisk & { file: string })[];
  /** The saved memory; null: it was not saved. */
  state: { file: string } | null;
  leftOut: string[];
  /** Files of the host that the config names and that are not in the backup. */
  hostFiles: string[];
  predictedPauseSeconds: number;
}

/** A file of a backup as it was written. */
export interface Written {
  file: string;
  bytes: number;
  sha256: string;
}

/** The whole of manifest.json: what was known, what became of it. */
export interface Manifest extends Draft {
  /** When the guest was held still. */
  takenAt: string;
  /**
   * How long it stood still, from right before it was stopped to right after it went on, by the host’s clock; null: that was set back in
   * between, and nobody knows.
   */
  pauseSeconds: number | null;
  files: Written[];
}

export function draftOf(
  guest: KeptGuest,
  about: Pick<Draft, 'recipe' | 'madeBy' | 'host' | 'xen' | 'predictedPauseSeconds'> & { state: boolean },
): Draft {
  const { recipe, madeBy, host, xen, predictedPauseSeconds } = about;
  const { name, uuid, type, memoryBytes, config, plan, disks, leftOut, hostFiles } = guest;
  return {
    ...{ version: 1, guest: name, uuid, type, recipe, madeBy, host, xen, memoryBytes, config, plan: plan ?? null },
    disks: disks.map((disk) => ({ ...disk, file: imageFile(disk) })),
    state: about.state ? { file: stateFile.packed } : null,
    ...{ leftOut, hostFiles, predictedPauseSeconds },
  };
}

/** The big files of a backup, in the order they are made. */
export const filesOf = ({ disks, state }: Pick<Draft, 'disks' | 'state'>): string[] => [
  ...disks.map(({ file }) => file),
  ...(state ? [state.file] : []),
];

export const printManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** `from`: its path, for the message. Throws UserError (invalid) for what is no manifest of a backup. */
export function parseManifest(text: string, from: string): Manifest {
  const wrong = (why: string): UserError =>
    new UserError(EXIT.invalid, {
      field: 'backup',
      message: t`${from} is not the description of a backup that this xenguide can read: ${why}`,
      remedy: t`The copies beside it may still be good: ${SUMS} there checks them (sha256sum -c), zstd -dc unpacks them.`,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong(t('it is no JSON'));
  }
  const row = rowOf(value);
  if (row.version !== 1) throw wrong(t`its version is ${JSON.stringify(row.version)}, and 1 is known`);
  const bad = MUST.find(([key, is]) => !is(row[key]));
  if (bad) throw wrong(t`${bad[0]} is missing or not as it should be`);
  return value as Manifest;
}

type Row = Record<string, unknown>;
type Is = (value: unknown) => boolean;

const rowOf = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
const text: Is = (value) => typeof value === 'string' && value !== '';
const count: Is = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const nullOr =
  (is: Is): Is =>
  (value) =>
    value === null || is(value);
const oneOf =
  (all: readonly unknown[]): Is =>
  (value) =>
    all.includes(value);
const list =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
/** A plain name: what a manifest says becomes a path. */
const file: Is = (value) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value);
const has =
  (keys: Readonly<Record<string, Is>>): Is =>
  (value) =>
    Object.entries(keys).every(([key, is]) => is(rowOf(value)[key]));
/** Names of volumes and pools go into commands. */
const own: Is = (value) =>
  Object.values(rowOf(value)).every((each) => /^[A-Za-z0-9+_.][A-Za-z0-9+_./:-]*$/.test(String(each)));

const disk = has({
  ...{ vdev: text, target: text, kind: oneOf(DISK_KINDS), format: oneOf(['raw', 'qcow2']), bytes: count },
  ...{ own, file },
});

const MUST: readonly (readonly [keyof Manifest, Is])[] = [
  ['guest', text],
  ['uuid', nullOr(text)],
  ['type', oneOf(['pv', 'pvh', 'hvm'])],
  ['recipe', oneOf(RECIPE_IDS)],
  ['host', text],
  ['xen', nullOr(text)],
  ['memoryBytes', count],
  ['config', has({ path: text, text })],
  ['disks', (value) => list(disk)(value) && (value as unknown[]).length > 0],
  ['state', nullOr(has({ file }))],
  ['leftOut', list(text)],
  ['hostFiles', list(text)],
  ['takenAt', text],
  ['pauseSeconds', nullOr(count)],
  ['predictedPauseSeconds', count],
  ['files', list(has({ file, bytes: count, sha256: (value) => /^[0-9a-f]{64}$/.test(String(value)) }))],
];

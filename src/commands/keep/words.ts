import { onHost } from '../../host/where.ts';
import type { Begun } from '../../keep/begun.ts';
import type { Manifest } from '../../keep/manifest.ts';
import { placeName } from '../../keep/place.ts';
import { type BackupPlaces, onOf } from '../../keep/places.ts';
import { RECIPES } from '../../keep/recipes/index.ts';
import { seconds } from '../../keep/words.ts';
import type { Action, Plan } from '../../plan/action.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';

/** As a person types it. */
export const nameOfBackup = ({ on, final }: BackupPlaces): string => placeName({ ...onOf(on), path: final });

const MARKS = { reads: ' ', creates: '+', changes: '~', destroys: '!' } as const;

/** What a person agrees to. */
export function agreement(plan: Plan, { places, draft }: Begun, where: string): string[] {
  const recipe = RECIPES.find(({ id }) => id === draft.recipe)!;
  const { id, guessed } = recipe;
  const label = recipe.label(draft);
  const still = seconds(draft.predictedPauseSeconds);
  return [
    t`A backup of ${plan.name} on ${onHost(where)}, as ${nameOfBackup(places)}`,
    draft.predictedPauseSeconds === 0
      ? t`Recipe ${id}: the guest is ${label}; it does not stand still.`
      : guessed
        ? t`Recipe ${id}: the guest is ${label}; it stands still for a rough guess ${still}.`
        : t`Recipe ${id}: the guest is ${label}; it stands still for about ${still}.`,
    shown(recipe.worth),
    ...draft.disks.map(({ vdev, target, bytes }) => `  ${vdev}  ${target}  ${roundSize(bytes)}`),
    ...noteLines(plan),
    ...stepLines(plan.actions),
  ];
}

/** What a person should read of a plan before it is agreed to. */
export const noteLines = ({ warnings = [] }: Pick<Plan, 'warnings'>): string[] =>
  warnings.map((each) => `  ${t`note: ${each}`}`);

/** A row of a list with what is to be said of it: on a line of its own where a narrow screen would break it. */
export const rowWith = (row: string, about: string): string[] =>
  about === '' ? [row] : row.length + 2 + about.length <= 80 ? [`${row}  ${about}`] : [row, `      ${about}`];

export const stepLines = (actions: readonly Action[]): string[] => [
  t('In these steps:'),
  ...actions.map(({ effect, title }) => `  ${MARKS[effect]} ${shown(title)}`),
];

export const goOnLines = (final: string): string[] => [
  t`A backup that was to become ${final} was cut off. What is done of it stays; the rest is done now.`,
];

/** The end of a backup that worked, for people. */
export function madeLines(path: string, manifest: Manifest): string[] {
  const { guest, disks, pauseSeconds, predictedPauseSeconds, files } = manifest;
  const packed = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const whole = disks.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    path,
    pauseSeconds === 0
      ? t`${guest} did not stand still.`
      : pauseSeconds === null
        ? t`How long ${guest} stood still is not known: the host’s clock was set back meanwhile.`
        : t`${guest} stood still for ${seconds(pauseSeconds)} (${seconds(predictedPauseSeconds)} had been expected).`,
    t`${roundSize(whole)} of disks became ${roundSize(packed)}. Check it now and then: xenguide verify ${path}`,
  ];
}

/** `guest`: whose were looked for; undefined: anybody’s. */
export const noBackup = (guest: string | undefined, folder: string): string =>
  guest === undefined ? t`There is no backup in ${folder}.` : t`There is no backup of ${guest} in ${folder}.`;

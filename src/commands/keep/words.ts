import type { Begun } from '../../keep/begun.ts';
import type { Manifest } from '../../keep/manifest.ts';
import { placeName } from '../../keep/place.ts';
import { type BackupPlaces, onOf } from '../../keep/places.ts';
import { RECIPES } from '../../keep/recipes/index.ts';
import { seconds } from '../../keep/words.ts';
import type { Action, Plan } from '../../plan/action.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';

/** As a person types it. */
export const nameOfBackup = ({ on, final }: BackupPlaces): string => placeName({ ...onOf(on), path: final });

const MARKS = { reads: ' ', creates: '+', changes: '~', destroys: '!' } as const;

/** What a person agrees to. */
export function agreement(plan: Plan, { places, draft }: Begun, where: string): string[] {
  const recipe = RECIPES.find(({ id }) => id === draft.recipe)!;
  const about = recipe.id === 'shutdown' ? 'a rough guess' : 'about';
  return [
    `A backup of ${plan.name} on ${where}, as ${nameOfBackup(places)}`,
    `Recipe ${recipe.id}: the guest is ${recipe.label}; it stands still for ${about} ${seconds(draft.predictedPauseSeconds)}.`,
    recipe.worth,
    ...draft.disks.map(({ vdev, target, bytes }) => `  ${vdev}  ${target}  ${roundSize(bytes)}`),
    ...(plan.warnings ?? []).map((each) => `  note: ${each}`),
    ...stepLines(plan.actions),
  ];
}

/** A row of a list with what is to be said of it: on a line of its own where a narrow screen would break it. */
export const rowWith = (row: string, about: string): string[] =>
  about === '' ? [row] : row.length + 2 + about.length <= 80 ? [`${row}  ${about}`] : [row, `      ${about}`];

export const stepLines = (actions: readonly Action[]): string[] => [
  'In these steps:',
  ...actions.map(({ effect, title }) => `  ${MARKS[effect]} ${title}`),
];

export const goOnLines = (final: string): string[] => [
  `A backup that was to become ${final} was cut off. What is done of it stays; the rest is done now.`,
];

/** The end of a backup that worked, for people. */
export function madeLines(path: string, manifest: Manifest): string[] {
  const { guest, disks, pauseSeconds, predictedPauseSeconds, files } = manifest;
  const packed = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const whole = disks.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    path,
    pauseSeconds === null
      ? t`How long ${guest} stood still is not known: the host’s clock was set back meanwhile.`
      : `${guest} stood still for ${seconds(pauseSeconds)} (${seconds(predictedPauseSeconds)} had been expected).`,
    `${roundSize(whole)} of disks became ${roundSize(packed)}. Check it now and then: xenguide verify ${path}`,
  ];
}

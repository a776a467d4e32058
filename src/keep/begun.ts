import type { Plan } from '../plan/action.ts';
import { DRAFT } from './files.ts';
import type { Draft } from './manifest.ts';
import { type BackupPlaces, placesOf } from './places.ts';

/** A backup that was begun, read from its plan: what a later xenguide needs to go on with it. */
export interface Begun {
  places: BackupPlaces;
  draft: Draft;
}

/** Throws TypeError for a plan that is none of a backup. */
export function begunOf({ name, actions }: Plan): Begun {
  const steps = actions.find(({ id }) => id === 'backup.folder')?.do ?? [];
  const draft = steps.find((step) => 'write' in step && step.write.endsWith(`/${DRAFT}`));
  if (!draft || !('write' in draft)) throw new TypeError(`the records of ${name} hold no plan of a backup`);
  const partial = draft.write.slice(0, -DRAFT.length - 1);
  return { places: placesOf(name, partial, draft.on), draft: JSON.parse(draft.text ?? '') as Draft };
}

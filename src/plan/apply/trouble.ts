import type { RunStep, Trouble } from '../action.ts';

/** The plan's own words for this failure, by all that was said about it. */
export function troubleOf({ trouble }: RunStep, said: string): Trouble | undefined {
  return [trouble ?? []].flat().find(({ when }) => when === undefined || when.some((words) => said.includes(words)));
}

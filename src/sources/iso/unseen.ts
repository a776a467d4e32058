import { blankDisc } from './blank.ts';
import { finishDisc } from './describe-disc.ts';
import type { DiscFindings } from './findings.ts';
import { badDiscPath } from './inspect-disc.ts';
import { partByWords } from './part.ts';

/** A disc on a machine that is only described: nothing can be asked, so only its name speaks. */
export function unseenDisc(path: string): DiscFindings {
  const bad = badDiscPath(path);
  const disc: DiscFindings = {
    ...blankDisc(path, 'file'),
    looked: 'not-at-all',
    part: partByWords(path.slice(path.lastIndexOf('/') + 1)),
  };
  if (bad) return finishDisc(disc, [bad]);
  return { ...disc, says: ['It lies on another machine and was not looked at.'] };
}

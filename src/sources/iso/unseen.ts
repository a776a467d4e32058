import { noted } from '../../text/t.ts';
import { blankDisc } from './blank.ts';
import { finishDisc } from './describe-disc.ts';
import type { DiscFindings } from './findings.ts';
import { partByWords } from './part.ts';
import { badDiscPath } from './path.ts';

/** A disc on a machine that is only described: nothing can be asked, so only its name speaks. `/dev/sr0` is a drive. */
export function unseenDisc(path: string): DiscFindings {
  const is = path.startsWith('/dev/') ? 'drive' : 'file';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const disc: DiscFindings = {
    ...blankDisc(path, is),
    looked: 'not-at-all',
    part: is === 'file' ? partByWords(name) : null,
  };
  const bad = badDiscPath(path);
  if (bad) return finishDisc(disc, [bad]);
  return { ...disc, says: [noted`${path} lies on another machine and was not looked at.`] };
}

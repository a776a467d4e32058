import type { World } from '../../guest/world.ts';
import type { Problem } from '../../problem.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import type { DiscFindings } from '../../sources/iso/findings.ts';
import { many, t } from '../../text/t.ts';

/** What the look into the image, or into the discs, came to, for the person. */
export function imageNews(image: ImageFindings | undefined): Pick<World, 'news'> {
  if (image && isUnseen(image)) return { news: { good: false, doubt: true, text: unseenText(image) } };
  const problem = image?.problems[0];
  if (problem) return { news: { good: false, text: `${problem.message}. ${problem.remedy}` } };
  if (image?.discs) return discNews(image, image.discs);
  const [first, ...others] = image?.warnings ?? [];
  if (first !== undefined) {
    const more =
      others.length > 0
        ? ` ${many(others.length, t('One more such note stands in the review.'), t`${others.length} more such notes stand in the review.`)}`
        : '';
    return { news: { good: false, doubt: true, text: `${first}${more}` } };
  }
  const text = image?.says.slice(0, 2).join(' ') ?? '';
  return text === '' ? {} : { news: { good: true, text } };
}

/** What is installed, in which order the discs are wanted, and what should be known before the next question. */
function discNews({ os, says, warnings }: ImageFindings, discs: readonly DiscFindings[]): Pick<World, 'news'> {
  if (warnings.length > 0) return { news: { good: false, doubt: true, text: warnings[0]! } };
  if (discs.length < 2) return { news: { good: true, text: says.slice(0, 2).join(' ') } };
  const order = discs.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
  return { news: { good: true, text: `${os ? `${t`They install ${os.pretty}.`} ` : ''}${t`Their order: ${order}.`}` } };
}

/** The answer that it proved wrong: the image’s own fault, or another kind of image than was answered. */
export const wrongInImage = (image: ImageFindings | undefined, problems: readonly Problem[]): Problem | undefined =>
  image?.problems[0] ?? problems.find(({ field }) => SEEN_IN_IMAGE.has(field));

const SEEN_IN_IMAGE: ReadonlySet<string> = new Set([
  'source.kind',
  'source.path',
  'source.format',
  'source.discs',
  'source.device',
]);

/** Planned for a host that is only described: the file may lie there, or its path be mistyped. */
const isUnseen = ({ looked, kind }: ImageFindings): boolean => looked === 'not-at-all' && kind !== 'system-folder';

function unseenText({ path, discs }: ImageFindings): string {
  // Of several discs some may lie here.
  const unseen = discs?.filter(({ looked }) => looked === 'not-at-all') ?? [];
  if (unseen.some(({ is }) => is === 'drive'))
    return t`The disc in ${path} cannot be looked at from this machine: say yourself, further on, which system it brings.`;
  const files = unseen.length > 0 ? unseen.map((disc) => disc.path) : [path];
  return many(
    files.length,
    t`No file ${files[0]} on this machine. If it is only on the Xen host, go on; otherwise go back and correct the path.`,
    t`${files.length} files are not on this machine. If they are only on the Xen host, go on; otherwise go back and correct the paths: ${files.join(', ')}`,
  );
}

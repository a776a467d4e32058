import type { BootChoice, GuestType } from '../boot/boot.ts';
import { chooseBoot } from '../boot/choose.ts';
import type { Problem } from '../problem.ts';
import type { ImageFindings } from '../sources/findings.ts';
import { type Answers, below } from './answers.ts';
import { kernelCopy, ramdiskCopy } from './paths.ts';
import type { World } from './world.ts';

type Verdict = { choice: BootChoice } | { problems: Problem[] } | undefined;

/** All that the verdict depends on. Facts and findings are replaced, never altered. */
const inputOf = (answers: Answers, { image, facts }: World): readonly unknown[] => [
  image,
  facts,
  ...DEPENDS_ON.map((key) => answers.get(key)),
];

const DEPENDS_ON = [
  'name',
  'os',
  'type',
  ...['boot', 'firmware', 'kernel', 'ramdisk', 'root', 'cmdline'].map((key) => `source.${key}`),
];

let last: { input: readonly unknown[]; verdict: Verdict } | undefined;

/** The boot room's verdict on these answers; undefined while there is no image to judge. */
export function bootChoice(answers: Answers, world: World): Verdict {
  // Several questions ask for it at every key, nearly always about the same.
  const input = inputOf(answers, world);
  if (!last || input.some((each, index) => each !== last?.input[index]))
    last = { input, verdict: judge(answers, world) };
  return last.verdict;
}

function judge(answers: Answers, world: World): Verdict {
  if (!world.image) return undefined;
  const told = answers.get('os');
  // What was seen in the image counts; the person's word fills in where nothing could be seen.
  const os =
    world.image.os ??
    (told === undefined || told === 'auto' || told === 'other' ? null : { id: String(told), pretty: String(told) });
  const source = below(answers, 'source');
  const kernel = kernelOf(answers, world.image);
  const text = (key: string) => (source[key] === undefined ? {} : { [key]: String(source[key]) });
  return chooseBoot({
    image: { ...world.image, os },
    facts: world.facts,
    wanted: (answers.get('type') ?? 'auto') as 'auto' | GuestType,
    method: (source.boot ?? 'auto') as 'auto' | 'grub' | 'direct' | 'pygrub',
    firmware: (source.firmware ?? 'auto') as 'auto' | 'seabios' | 'ovmf',
    ...(kernel === undefined ? {} : { direct: { ...kernel, ...text('ramdisk'), ...text('root'), ...text('cmdline') } }),
  });
}

/** The one that the person named, or copies of the system's or the installer's own where Xen cannot take it from a disk. */
function kernelOf(
  answers: Answers,
  { kind, kernels, discs }: ImageFindings,
): { kernel: string; ramdisk?: string } | undefined {
  const named = answers.get('source.kernel');
  if (named !== undefined) return { kernel: String(named) };
  const own = kind === 'system-folder' ? kernels[0] : discs?.[0]?.installer;
  if (!own) return undefined;
  const guest = String(answers.get('name') ?? '…');
  return { kernel: kernelCopy(guest), ...(own.ramdisk === null ? {} : { ramdisk: ramdiskCopy(guest) }) };
}

import { bootOptions, methodOptions } from '../../boot/choose.ts';
import { uefiObstacle } from '../../boot/from-disc.ts';
import type { Answers } from '../../guest/answers.ts';
import { bootChoice } from '../../guest/boot-choice.ts';
import type { World } from '../../guest/world.ts';
import type { Problem } from '../../problem.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { t } from '../../text/t.ts';
import type { Field, Option } from '../field.ts';
import type { Section } from '../section.ts';

/** The kind of guest and how it finds its kernel. */
export const boot: Section = {
  id: 'boot',
  title: t('Type'),
  fields(answers, world) {
    const verdict = bootChoice(answers, world);
    const choice = verdict && 'choice' in verdict ? verdict.choice : undefined;
    const needed =
      verdict && 'problems' in verdict ? verdict.problems.find((p) => p.field === 'source.kernel') : undefined;
    // Its own kernel is copied to the host, unless another is named.
    const discs = world.image?.kind === 'discs';
    const copied = (answers.get('source.kind') === 'existing' && !needed) || choice?.install?.method === 'direct';
    const types = world.image && bootOptions({ image: world.image, facts: world.facts });
    const methods = world.image && methodOptions({ image: world.image, facts: world.facts });
    return [
      {
        kind: 'choice',
        key: 'type',
        label: t('Type of the guest'),
        help: t('How much of a real PC Xen pretends to be for this guest.'),
        page: 'guest/type',
        options: [
          {
            value: 'auto',
            label: choice ? t`Choose for me: ${choice.type}` : t('Choose for me'),
            ...(choice ? { hint: choice.reason } : {}),
          },
          ...TYPES.map((option) => blockedWhere(option, types?.[option.value])),
        ],
        suggest: {
          value: 'auto',
          because: t('it fits the image and the host'),
        },
      },
      ...(isUnseenDisc(world) ? [] : [systemField(world)]),
      {
        kind: 'choice',
        key: 'source.boot',
        label: t('How it boots'),
        help: t('Who finds the guest’s kernel.'),
        page: 'boot/method',
        detail: true,
        options: [
          { value: 'auto', label: t('Choose for me') },
          ...METHODS.map((option) => blockedWhere(option, methods?.[option.value])),
        ],
        suggest: { value: 'auto', because: t('it fits the image and the host') },
      },
      ...(answers.get('source.boot') === 'direct' || needed || copied
        ? directFields(answers, needed, copied).filter(({ key }) => !discs || key !== 'source.root')
        : []),
    ];
  },
  problems(answers, world) {
    // An image that cannot be used at all is the business of the question that named it.
    if (world.image && !isUsable(world.image)) return [];
    // That this host has no UEFI is said with the question about the firmware.
    if (answers.get('source.firmware') === 'ovmf' && uefiObstacle(world.facts)) return [];
    const verdict = bootChoice(answers, world);
    return verdict && 'problems' in verdict ? verdict.problems : [];
  },
  summary(answers, world) {
    const verdict = bootChoice(answers, world);
    if (verdict && 'choice' in verdict) return `${verdict.choice.type}, ${verdict.choice.boot.method}`;
    return String(answers.get('type') ?? '');
  },
};

/**
 * Discs that nobody could look at: only the person can say what they install. What is suggested for memory and disk hangs
 * on that, so it is asked right behind the discs then.
 */
export const isUnseenDisc = ({ image }: World): boolean =>
  image?.kind === 'discs' && image.looked === 'not-at-all' && !image.os;

/** Which system is in it. */
export function systemField(world: World): Field {
  const unseen = isUnseenDisc(world);
  return {
    kind: 'choice',
    key: 'os',
    label: t('Operating system in it'),
    help: t(
      'Only needed where xenguide could not look into the image or disc: Windows, for one, needs a whole emulated PC.',
    ),
    page: 'guest/type',
    detail: !unseen,
    options: ['auto', 'debian', 'ubuntu', 'fedora', 'alpine', 'windows', 'other'].map((value) => ({
      value,
      label: value === 'auto' ? t('Choose for me') : value === 'other' ? t('another one') : value,
    })),
    suggest: {
      value: 'auto',
      because: world.image?.os
        ? t`it is ${world.image.os.pretty}`
        : unseen
          ? t('it serves every system but Windows')
          : t('most images tell it themselves'),
    },
  };
}

const TYPES = [
  { value: 'pvh', label: 'pvh', hint: t('light and quick, no emulated PC; needs a Linux kernel of 2018 or later') },
  { value: 'pv', label: 'pv', hint: t('needs no virtualisation in the processor; the oldest way, Linux only') },
  { value: 'hvm', label: 'hvm', hint: t('a whole emulated PC with BIOS and screen: for everything else, Windows too') },
] as const;

const METHODS = [
  { value: 'grub', label: t('GRUB for Xen'), hint: t('a GRUB that runs inside the guest and shows its own menu') },
  { value: 'direct', label: t('A kernel of the host'), hint: t('kernel and initial RAM disk are files on the host') },
  { value: 'pygrub', label: 'pygrub', hint: t('a program on the host looks for the kernel inside the disk') },
] as const;

const isUsable = ({ problems, kind }: ImageFindings): boolean =>
  problems.length === 0 && ['disk-image', 'partition-image', 'system-folder', 'discs'].includes(kind);

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Possible = { possible: true } | { possible: false; reason: string; remedy: string };

const blockedWhere = (option: Option, verdict: Possible | undefined): Option =>
  verdict?.possible === false ? { ...option, blocked: { reason: verdict.reason, remedy: verdict.remedy } } : option;

/** `needed`: why a kernel must be named though nobody asked for this method. */
function directFields(answers: Answers, needed: Problem | undefined, copied: boolean): Field[] {
  const aside = copied ? { optional: true, detail: true } : {};
  const unasked = answers.get('source.boot') === 'direct' ? undefined : needed;
  return [
    {
      kind: 'path',
      wants: 'file',
      key: 'source.kernel',
      label: t('Kernel'),
      help: unasked
        ? `${sentence(unasked.message)}. ${unasked.remedy}`
        : copied
          ? t('A Linux kernel on the host that the guest starts with. Empty: a copy of the system’s own.')
          : t('A Linux kernel on the host that the guest starts with.'),
      page: 'boot/direct',
      ...aside,
      ...(unasked ? { needed: { message: unasked.message, remedy: unasked.remedy } } : {}),
    },
    {
      kind: 'path',
      wants: 'file',
      key: 'source.ramdisk',
      label: t('Initial RAM disk'),
      help: copied
        ? t('Empty: a copy of the system’s own.')
        : t('The initrd that belongs to that kernel. Empty: none.'),
      page: 'boot/direct',
      optional: true,
      ...(copied ? {} : { empty: t('the kernel finds its disk without one') }),
      ...aside,
    },
    {
      kind: 'text',
      key: 'source.root',
      label: t('Root device'),
      help: t('What the kernel mounts as /. Empty: xenguide takes the image’s own file system.'),
      page: 'boot/direct',
      optional: true,
      detail: true,
    },
    {
      kind: 'text',
      key: 'source.cmdline',
      label: t('Kernel command line'),
      help: t('The whole line, if you want to write it yourself.'),
      page: 'boot/direct',
      optional: true,
      detail: true,
    },
  ];
}

import type { Problem } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import type { Field } from '../wizard/field.ts';
import { checksumActions, readChecksum } from './checksum.ts';
import { fillVolume } from './fill.ts';
import type { ImageFindings, ImageKind } from './findings.ts';
import { lookAtPrebuilt, prebuiltKey, unseenImage } from './prebuilt-look.ts';
import type { Source, SourceAnswers, SourceContext } from './source.ts';

/** A system that somebody installed before and put into a file. */
function prebuilt(id: string, label: string, summary: string, expected: ImageKind | undefined): Source {
  return {
    id,
    label,
    summary,
    page: 'source/image',
    unavailable: () => undefined,
    fields: (_answers, context) => fields(context),
    problems: (answers, context) => problems(answers, context, expected),
    settledKind: ({ image }) =>
      image?.kind === 'disk-image' || image?.kind === 'partition-image' ? image.kind : (expected ?? id),
    lookKey: prebuiltKey,
    look: lookAtPrebuilt,
    unseen: (answers) => unseenImage(String(answers.path ?? '…'), answers),
    fill: (answers, image, volume, diskId) => [
      ...checksumActions(image.checksum ?? String(answers.checksum ?? ''), image.path),
      ...fillVolume(image, volume, { diskId, scratchDir: scratchFor(volume.path), grow: true }),
    ],
  };
}

export const image = prebuilt(
  'image',
  t('A prebuilt image'),
  t('recommended: xenguide finds out which kind'),
  undefined,
);
export const diskImage = prebuilt(
  'disk-image',
  t('A disk image'),
  t('I know: a whole disk, with partitions'),
  'disk-image',
);
export const partitionImage = prebuilt(
  'partition-image',
  t('A partition image'),
  t('I know: one file system, no partitions'),
  'partition-image',
);

function fields({ image: found }: SourceContext): Field[] {
  return [
    {
      kind: 'path',
      wants: 'file',
      key: 'source.path',
      label: t('The image'),
      help: describeImage(found),
      page: 'source/image',
    },
    {
      kind: 'choice',
      key: 'source.format',
      label: t('Format of the image'),
      help: t('How the image file is organised inside. auto: xenguide looks at its first bytes.'),
      page: 'source/image',
      detail: true,
      options: ['auto', 'raw', 'qcow2', 'vhd', 'vmdk'].map((value) => ({ value, label: value })),
      suggest: {
        value: 'auto',
        because: found && found.looked !== 'not-at-all' ? t`it is ${found.format}` : t('its first bytes tell'),
      },
    },
    {
      kind: 'text',
      key: 'source.checksum',
      label: t('Checksum'),
      help: t('Proves that the image arrived whole: sha256:… or sha512:…, or the path of a SHA256SUMS file.'),
      page: 'source/checksum',
      optional: true,
      detail: true,
      check: (value) => {
        const reading = readChecksum(String(value));
        return 'message' in reading ? reading : undefined;
      },
    },
  ];
}

const KIND_WORDS: Partial<Record<ImageKind, string>> = {
  'disk-image': t('a whole disk'),
  'partition-image': t('a single partition'),
};

function problems(answers: SourceAnswers, { image: found }: SourceContext, expected: ImageKind | undefined): Problem[] {
  if (!found) return [];
  if (found.problems.length > 0) return found.problems;
  const at = (field: string, message: string, remedy: string): Problem[] => [{ field, message, remedy }];
  if (expected && found.looked !== 'not-at-all' && found.kind !== expected) {
    return at(
      'source.kind',
      KIND_WORDS[found.kind]
        ? t`${found.path} is ${KIND_WORDS[found.kind]}, not ${KIND_WORDS[expected]}`
        : t`${found.path} is no image that a guest can start from`,
      KIND_WORDS[found.kind]
        ? t('Choose “A prebuilt image” as where the system comes from: xenguide finds out which it is.')
        : t('Name another image.'),
    );
  }
  if (found.kind !== 'disk-image' && found.kind !== 'partition-image') {
    return at(
      'source.path',
      t`${found.path} cannot be used: ${found.says[0] ?? t('it is no image that is known')}`,
      t('Choose a disk image or a partition image.'),
    );
  }
  const format = answers.format;
  if (format !== 'auto' && format !== undefined && found.looked !== 'not-at-all' && format !== found.format) {
    return at(
      'source.format',
      t`${found.path} is ${found.format}, not ${String(format)}`,
      t('Answer auto, or the true format.'),
    );
  }
  return [];
}

/** Once it has been looked at, what it is says more than what it may be. */
const describeImage = (found: ImageFindings | undefined): string =>
  found && found.looked !== 'not-at-all' && found.problems.length === 0
    ? found.says.slice(0, 2).join(' ')
    : noted('The file’s full path on the Xen host. It may be raw, qcow2, vhd or vmdk, also packed with gz, xz or zst.');

/** Unpacking happens beside the new disk when that is a file, else where images usually lie. */
const scratchFor = (volumePath: string): string =>
  volumePath.startsWith('/dev/') ? '/var/tmp' : volumePath.slice(0, volumePath.lastIndexOf('/')) || '/';

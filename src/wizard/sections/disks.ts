import { type DiskPlace, diskPlaces } from '../../guest/disk-vdevs.ts';
import { anotherKey, type DiskQuestion, diskQuestions, isListed, MOST_DISKS } from '../../guest/disks.ts';
import { disksTogether } from '../../guest/disks-together.ts';
import { badVdev } from '../../guest/vdevs.ts';
import { t } from '../../text/t.ts';
import type { Field } from '../field.ts';
import type { Section } from '../section.ts';
import { backendField, noDisk, usualBackend } from './backend-field.ts';

/** Further disks: the same questions as for the system disk, as often as somebody wants another one. */
export const disks: Section = {
  id: 'disks',
  title: t('More disks'),
  fields(answers, world) {
    const all = diskQuestions(answers, world, usualBackend(world.facts, noDisk)?.id);
    const places = diskPlaces(answers, world);
    return all.flatMap((question, index) => [
      ...(index === 0 ? [] : ownQuestions(question, places[index - 1]!)),
      ...(index === MOST_DISKS ? [] : [another(question, isListed(answers, index), places[index - 1])]),
    ]);
  },
  problems(answers, world) {
    const all = diskQuestions(answers, world);
    const own = all.slice(1).flatMap(({ backend, answers, context }) => backend?.problems(answers, context) ?? []);
    return own.length > 0 ? own : disksTogether(all);
  },
  summary(answers, world) {
    const further = diskQuestions(answers, world).slice(1);
    return further.map(({ answers: { vdev, size } }) => [vdev, size].filter(Boolean).join(' ')).join(', ') || t('none');
  },
};

function another({ context: { at } }: DiskQuestion, listed: boolean, behind: DiskPlace | undefined): Field {
  return {
    kind: 'toggle',
    key: anotherKey(at),
    label: behind ? t`Another disk after ${behind.vdev}?` : t('Another disk?'),
    help: t('An empty disk besides the system’s, for data. It may live elsewhere than the system.'),
    page: 'storage/more-disks',
    suggest: listed
      ? { value: true, because: t('you have described another disk') }
      : { value: false, because: t('most guests need no more; one can be added later') },
  };
}

function ownQuestions({ backend, answers, context }: DiskQuestion, place: DiskPlace): Field[] {
  return [
    backendField(
      context,
      {
        label: t`Where is the disk ${place.vdev} to live?`,
        help: t('It is empty: the guest makes a file system on it.'),
      },
      noDisk,
    ),
    // With several disks it must be said which.
    ...(backend?.fields(answers, context) ?? []).map((field) =>
      field.key === `${context.at}.size` ? { ...field, label: `${field.label} ${place.vdev}` } : field,
    ),
    {
      kind: 'choice',
      key: `${context.at}.access`,
      label: t('Access'),
      help: t('Whether the guest may write to this disk.'),
      page: 'storage/more-disks',
      detail: true,
      options: [
        { value: 'rw', label: t('read and write') },
        { value: 'ro', label: t('read only'), hint: t('for a disk that holds something already') },
      ],
      suggest: { value: 'rw', because: t('an empty disk has to be written to') },
    },
    {
      kind: 'text',
      key: `${context.at}.vdev`,
      label: t('Name in the guest'),
      help: t('Under which name the guest sees this disk.'),
      page: 'concepts/vdev',
      detail: true,
      suggest: { value: place.free, because: t('it is the next that is free') },
      check: (value) => badVdev(String(value), place),
    },
  ];
}

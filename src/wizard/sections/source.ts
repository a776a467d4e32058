import { below } from '../../guest/answers.ts';
import { SOURCES } from '../../sources/index.ts';
import { t } from '../../text/t.ts';
import type { Section } from '../section.ts';
import { optionOf } from '../section.ts';
import { isUnseenDisc, systemField } from './boot.ts';

/** Where the system comes from. */
export const source: Section = {
  id: 'source',
  title: t('System'),
  fields(answers, world) {
    const chosen = SOURCES.find(({ id }) => id === (answers.get('source.kind') ?? 'image'));
    return [
      {
        kind: 'choice',
        key: 'source.kind',
        label: t('Where does the guest’s system come from?'),
        help: t('A prebuilt image is the quickest way: somebody has installed the system already.'),
        page: 'source/kind',
        options: SOURCES.map((each) => optionOf(each, world.facts)),
        suggest: { value: 'image', because: t('xenguide finds out itself whether it is a disk or a partition') },
      },
      ...(chosen?.fields(below(answers, 'source'), world) ?? []),
      ...(isUnseenDisc(world) ? [systemField(world)] : []),
    ];
  },
  problems(answers, world) {
    const chosen = SOURCES.find(({ id }) => id === answers.get('source.kind'));
    return chosen?.problems(below(answers, 'source'), world) ?? [];
  },
  summary: (answers, world) => {
    const path = String(answers.get('source.path') ?? '');
    return world.image?.os?.pretty ?? path.slice(path.lastIndexOf('/') + 1);
  },
};

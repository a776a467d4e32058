import { below } from '../../guest/answers.ts';
import { systemDiskContext } from '../../guest/system-disk.ts';
import { BACKENDS, LATER } from '../../storage/index.ts';
import { firstPossible, optionOf, type Section } from '../section.ts';

/** Where the guest's disk lives. */
export const storage: Section = {
  id: 'storage',
  title: 'Storage',
  fields(answers, world) {
    const usual = firstPossible(BACKENDS, world.facts);
    const chosen = BACKENDS.find(({ id }) => id === (answers.get('storage.backend') ?? usual?.id));
    return [
      {
        kind: 'choice',
        key: 'storage.backend',
        label: 'Where is the guest’s disk to live?',
        help: 'The image is copied there; the image file itself stays as it is.',
        page: 'storage/choosing',
        options: [...BACKENDS.map((each) => optionOf(each, world.facts)), ...LATER],
        ...(usual
          ? {
              suggest: {
                value: usual.id,
                because: usual === BACKENDS[0] ? 'it is fast and makes backups easy' : 'this host can do it as it is',
              },
            }
          : {}),
      },
      ...(chosen?.fields(below(answers, 'storage'), systemDiskContext(answers, world)) ?? []),
    ];
  },
  problems(answers, world) {
    const chosen = BACKENDS.find(({ id }) => id === answers.get('storage.backend'));
    return chosen?.problems(below(answers, 'storage'), systemDiskContext(answers, world)) ?? [];
  },
};

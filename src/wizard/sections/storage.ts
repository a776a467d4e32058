import { diskQuestions } from '../../guest/disks.ts';
import { BACKENDS } from '../../storage/index.ts';
import { firstPossible, type Section } from '../section.ts';
import { backendField } from './backend-field.ts';

/** Where the guest's system disk lives. */
export const storage: Section = {
  id: 'storage',
  title: 'Storage',
  fields(answers, world) {
    const {
      backend,
      answers: own,
      context,
    } = diskQuestions(answers, world, firstPossible(BACKENDS, world.facts)?.id)[0]!;
    return [
      backendField(context, {
        label: 'Where is the guest’s disk to live?',
        help: 'The image is copied there; the image file itself stays as it is.',
      }),
      ...(backend?.fields(own, context) ?? []),
    ];
  },
  problems(answers, world) {
    const { backend, answers: own, context } = diskQuestions(answers, world)[0]!;
    return backend?.problems(own, context) ?? [];
  },
};

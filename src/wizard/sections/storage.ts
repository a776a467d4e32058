import type { Answers } from '../../guest/answers.ts';
import { diskQuestions } from '../../guest/disks.ts';
import { t } from '../../text/t.ts';
import type { Section } from '../section.ts';
import { backendField, type Misfit, noDisk, noSystem, usualBackend } from './backend-field.ts';

/** Where the guest's system disk lives. */
export const storage: Section = {
  id: 'storage',
  title: t('Storage'),
  fields(answers, world) {
    const misfit = misfitFor(answers);
    const usual = usualBackend(world.facts, misfit)?.id;
    const { backend, answers: own, context } = diskQuestions(answers, world, usual)[0]!;
    return [
      backendField(
        context,
        isThere(answers)
          ? { label: t('Where is the guest’s system?'), help: t('It stays there; the guest runs from it.') }
          : {
              label: t('Where is the guest’s disk to live?'),
              help: DISCS.has(answers.get('source.kind'))
                ? t('It is made empty; the installer puts the system onto it.')
                : t('The image is copied there; the image file itself stays as it is.'),
            },
        misfit,
      ),
      ...(backend?.fields(own, context) ?? []),
    ];
  },
  problems(answers, world) {
    const { backend, answers: own, context } = diskQuestions(answers, world)[0]!;
    return backend?.problems(own, context) ?? [];
  },
};

/** Sources that bring an installer, not a system. */
const DISCS: ReadonlySet<unknown> = new Set(['iso', 'drive']);
const isThere = (answers: Answers): boolean => answers.get('source.kind') === 'existing';
const misfitFor = (answers: Answers): Misfit => (isThere(answers) ? noSystem : noDisk);

import type { StorageBackend, StorageContext } from '../../storage/backend.ts';
import { BACKENDS } from '../../storage/index.ts';
import { t } from '../../text/t.ts';
import type { Field, Option } from '../field.ts';
import { firstPossible, optionOf } from '../section.ts';

type Obstacle = Option['blocked'] & object;
/** What the guest wants of its storage: why this backend does not give it; undefined: it does. */
export type Misfit = (backend: StorageBackend) => Obstacle | undefined;

/** For a disk that is made, empty, and may then be filled from an image. */
export const noDisk: Misfit = ({ overNetwork }) =>
  overNetwork && {
    reason: t('it is no disk, but a root with a system that is there already'),
    remedy: t('Choose “A system that is there already” as where the guest’s system comes from.'),
  };

/** For a system that stays where it is. */
export const noSystem: Misfit = ({ system }) =>
  system
    ? undefined
    : {
        reason: t('it makes a new, empty disk, and the system is to be in its place already'),
        remedy: t('Choose NFS root, or a prebuilt image for the guest’s system.'),
      };

/** The first that this host can do and that fits. */
export const usualBackend = (facts: StorageContext['facts'], misfit: Misfit): StorageBackend | undefined =>
  firstPossible(fitting(misfit), facts);

const fitting = (misfit: Misfit): StorageBackend[] => BACKENDS.filter((each) => !misfit(each));

/** The question where a disk lives: every backend, greyed with its reason where it does not fit or cannot be had here. */
export function backendField(
  { at, facts }: StorageContext,
  words: Pick<Field, 'label' | 'help'>,
  misfit: Misfit,
): Field {
  const usual = usualBackend(facts, misfit);
  return {
    kind: 'choice',
    key: `${at}.backend`,
    ...words,
    page: 'storage/choosing',
    options: BACKENDS.map((each) => {
      const blocked = misfit(each);
      const option = optionOf(each, facts);
      return blocked ? { ...option, blocked } : option;
    }),
    ...(usual ? { suggest: { value: usual.id, because: reasonFor(usual) } } : {}),
  };

  /** Its own merit, and what is in the way of those that would come before it. */
  function reasonFor({ id, suits }: StorageBackend): string {
    const first = fitting(misfit)[0]!;
    const obstacle = first.id === id ? undefined : facts && first.unavailable(facts);
    const merit = suits ?? t('this host can do it as it is');
    return obstacle ? t`${obstacle.reason}, and ${merit}` : merit;
  }
}

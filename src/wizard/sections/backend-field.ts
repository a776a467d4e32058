import type { StorageContext } from '../../storage/backend.ts';
import { BACKENDS } from '../../storage/index.ts';
import type { Field } from '../field.ts';
import { firstPossible, optionOf } from '../section.ts';

/** The question where a disk lives: every backend, greyed with its reason where this host cannot do it. */
export function backendField({ at, facts }: StorageContext, words: Pick<Field, 'label' | 'help'>): Field {
  const usual = firstPossible(BACKENDS, facts);
  return {
    kind: 'choice',
    key: `${at}.backend`,
    ...words,
    page: 'storage/choosing',
    options: BACKENDS.map((each) => optionOf(each, facts)),
    ...(usual ? { suggest: { value: usual.id, because: reasonFor(usual) } } : {}),
  };

  /** Its own merit, and what is in the way of those that would come before it. */
  function reasonFor({ id, suits }: (typeof BACKENDS)[number]): string {
    const first = BACKENDS[0]!;
    const obstacle = first.id === id ? undefined : facts && first.unavailable(facts);
    const merit = suits ?? 'this host can do it as it is';
    return obstacle ? `${obstacle.reason}, and ${merit}` : merit;
  }
}

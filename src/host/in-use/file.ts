import { t } from '../../text/t.ts';
import type { Seen } from './look.ts';
import { loopsOn, usersOf } from './owners.ts';
import type { InUseQuestion, Use } from './question.ts';

/** Everything that uses a file, under whatever name it has it. */
export function usesOfFile(seen: Seen, { guest }: InUseQuestion): Use[] {
  const { key } = seen.target!;
  const isSwap = seen.swaps.some((path) => seen.identities.get(path)?.key === key);
  const mounts = loopsOn(seen, key).flatMap((loop) =>
    [...seen.mounts, ...seen.elsewhere.flatMap((other) => other.mounts)].filter(
      ({ number }) => `b${number}` === loop.key,
    ),
  );
  return [
    ...(isSwap ? [{ reason: 'swap' }] : []),
    ...mounts.map(({ target }) => ({ reason: t`mounted at ${target}` })),
    ...usersOf(seen, key, guest),
  ];
}

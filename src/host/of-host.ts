import type { Facts } from './facts.ts';

/**
 * What follows from a host's facts alone is asked for again and again, with every key that is typed and for every guest. Facts are
 * replaced, never altered: it is worked out once for each of them.
 */
export function ofHost<Out>(work: (facts: Facts) => Out): (facts: Facts) => Out {
  const known = new WeakMap<Facts, { out: Out }>();
  return (facts) => {
    const had = known.get(facts);
    if (had !== undefined) return had.out;
    const out = work(facts);
    known.set(facts, { out });
    return out;
  };
}

import { equal } from '../../equal.ts';

/** Remembers the last result: the same arguments give the same object again, so that nothing is drawn twice. */
export function lastOnly<Args extends readonly unknown[], Out>(make: (...args: Args) => Out): (...args: Args) => Out {
  let last: { args: Args; out: Out } | undefined;
  return (...args) => {
    if (last && args.length === last.args.length && args.every((arg, i) => Object.is(arg, last!.args[i])))
      return last.out;
    last = { args, out: make(...args) };
    return last.out;
  };
}

/** Gives the one before again as long as the new one holds the same. */
export function sameAgain<T>(): (value: T) => T {
  let last: { value: T } | undefined;
  return (value) => {
    if (last === undefined || !equal(last.value, value)) last = { value };
    return last.value;
  };
}

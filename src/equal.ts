/** Do both hold the same plain values (texts, numbers, lists, objects)? The order of an object's keys does not count. */
export function equal(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = keysOf(one);
  return keys.length === keysOf(other).length && keys.every((key) => equal(at(one, key), at(other, key)));
}

const at = (thing: object, key: string): unknown => (thing as Record<string, unknown>)[key];

/** What stands in JSON: a key without a value is none. */
const keysOf = (thing: object): string[] => Object.keys(thing).filter((key) => at(thing, key) !== undefined);

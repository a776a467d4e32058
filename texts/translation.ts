import type { Text } from './catalogue.ts';

/** Stands for a text that nobody has translated yet: it is said in English. */
export const MISSING = undefined;

/** Every text of the catalogue, no more and no fewer; the holes may stand in another order. */
export type Translation = Readonly<Record<Text, string | typeof MISSING>>;

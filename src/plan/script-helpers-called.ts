import { HELPERS } from './script-helpers.ts';

/** A helper's name where a command can begin: at the head of a line, or behind what leads a command in. */
const CALL = new RegExp(
  `\\b(${HELPERS.map(({ name }) => name).join('|')})(?![^ \\n])(?<=(?:^|; |then |if |! |until |quiet |\\|\\|? |\\{ |\\$\\()[ \\t]*\\1)`,
  'gm',
);

const calledIn = (text: string): Set<string> => new Set(Array.from(text.matchAll(CALL), ([, name]) => name!));

/** Which helpers each calls itself. They never change, so they are looked through once. */
const calledBy = new Map<string, ReadonlySet<string>>();

function callsOf(name: string): ReadonlySet<string> {
  const known = calledBy.get(name) ?? calledIn(HELPERS.find((helper) => helper.name === name)!.text);
  calledBy.set(name, known);
  return known;
}

/** Only the functions that these lines of bash call, and those that they call, each with an empty line behind it. */
export function helpersFor(commands: string): string[] {
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const each of callsOf(name)) need(each);
  };
  for (const name of calledIn(commands)) need(name);
  return HELPERS.filter(({ name }) => needed.has(name)).flatMap(({ text }) => [text, '']);
}

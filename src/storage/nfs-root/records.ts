/** What the look into a folder of a file server found, before anything is made of it (see look-script.ts). */
export interface Seen {
  entries: string[];
  /** Files of /boot, by path. */
  files: Map<string, { bytes: number; real: string }>;
  there: Set<string>;
  texts: Map<string, string>;
  denied: Set<string>;
  builtin: Map<string, Set<string>>;
}

export function readRecords(stdout: string): Seen {
  const seen: Seen = {
    entries: [],
    files: new Map(),
    there: new Set(),
    texts: new Map(),
    denied: new Set(),
    builtin: new Map(),
  };
  for (const record of stdout.split('\0')) {
    const [, kind, rest = ''] = /^(\w+) (.*)$/s.exec(record) ?? [];
    if (kind === 'entry') seen.entries.push(rest);
    if (kind === 'there') seen.there.add(rest);
    if (kind === 'denied') seen.denied.add(rest);
    if (kind === 'text') seen.texts.set(rest.split('\n', 1)[0]!, rest.slice(rest.indexOf('\n') + 1));
    const [first = '', second = '', third = ''] = rest.split(' ');
    if (kind === 'file' && isPlain(second) && isPlain(third))
      seen.files.set(third, { bytes: Number(first), real: second });
    if (kind === 'builtin') seen.builtin.set(first, (seen.builtin.get(first) ?? new Set()).add(second));
  }
  return seen;
}

/** These become words of commands and of messages. */
const isPlain = (path: string): boolean => /^\/[A-Za-z0-9._+~/-]+$/.test(path) && !path.includes('/../');

import type { NetplanDefinition, NetplanFacts } from '../../host-network.ts';

/** Keys below which passwords may stand. */
const SECRET = new Set(['auth', 'access-points']);

/**
 * Definitions of interfaces in netplan's files, line by line: `network:`, a section, a name, its keys. Only the block form
 * of YAML is read, which netplan's own documents and every installer write; what is in another form is said to be so.
 * Files of one name hide each other (/run before /etc before /lib), and are read in the order of their names.
 */
export function readNetplan(files: ReadonlyMap<string, string>, sums: Readonly<Record<string, string>>): NetplanFacts {
  const strength = (path: string) =>
    ['/run/', '/etc/', '/usr/lib/', '/lib/'].findIndex((root) => path.startsWith(root));
  const byName = new Map<string, string>();
  for (const path of [...files.keys()].sort((a, b) => strength(b) - strength(a))) {
    byName.set(path.slice(path.lastIndexOf('/') + 1), path);
  }
  const paths = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
  const definitions = paths.flatMap((path) => readFile(path, files.get(path)!));
  return {
    definitions,
    checksums: Object.fromEntries(
      definitions.flatMap(({ file }) => (sums[file] === undefined ? [] : [[file, sums[file]]])),
    ),
  };
}

interface Line {
  number: number;
  indent: number;
  text: string;
}

interface Entry {
  key: string;
  value: string;
  head: Line;
  body: Line[];
}

function readFile(file: string, content: string): NetplanDefinition[] {
  const all = content
    .split('\n')
    .map((text, index): Line => ({ number: index + 1, indent: text.search(/\S|$/), text }))
    .filter(({ text }) => text.trim() !== '' && !/^\s*#|^(---|\.\.\.)/.test(text));
  const network = entries(all).find(({ key }) => key === 'network');
  if (!network) return [];
  return entries(network.body).flatMap((section) =>
    entries(section.body).map((each): NetplanDefinition => {
      const own = entries(each.body);
      return {
        file,
        section: section.key,
        id: each.key,
        line: each.head.number,
        indent: each.body[0]?.indent ?? each.head.indent + 2,
        keys: own.map(({ key, head, body }) => ({
          key,
          file,
          from: head.number,
          to: body.at(-1)?.number ?? head.number,
          lines: SECRET.has(key) ? [] : [head, ...body].map(({ text }) => text),
        })),
        unreadable: each.value !== '' || [each, ...own].some(({ value }) => /^[&*!|>]/.test(value)),
      };
    }),
  );
}

/** The keys of a mapping with what belongs to each: lines that stand deeper, and items of a list at its own depth. */
function entries(lines: readonly Line[]): Entry[] {
  const depth = lines[0]?.indent;
  const found: Entry[] = [];
  for (const line of lines) {
    const [, key, value = ''] = /^\s*("[^"]*"|'[^']*'|[^\s#'"{[-][^:]*|\S):(?:\s+(.*))?$/.exec(line.text) ?? [];
    if (line.indent === depth && key !== undefined) {
      found.push({ key: key.replace(/^["']|["']$/g, ''), value: value.replace(/(^|\s)#.*/, ''), head: line, body: [] });
    } else found.at(-1)?.body.push(line);
  }
  return found;
}

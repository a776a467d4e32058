import { headOf, type IfupdownFacts, type Lines } from '../../host-network.ts';

const MAIN = '/etc/network/interfaces';
/** Words that begin a paragraph (interfaces(5)). */
const HEADS = /^(iface|mapping|auto|allow-\S+|no-auto-down|no-scripts|rename|template|source|source-directory)$/;
/** Options whose value may be a secret. */
const SECRET = /^(\s*(?:wpa-|wireless-)\S+).*/;

interface Host {
  cards: readonly string[];
  sums: Readonly<Record<string, string>>;
  folder: boolean;
}

/** What interfaces(5) says of the host's cards, from /etc/network/interfaces and what it takes in, and that again. */
export function readIfupdown(files: ReadonlyMap<string, string>, ifstate: string, host: Host): IfupdownFacts {
  const all: Lines[] = [];
  const sources: IfupdownFacts['sources'] = [];
  // A file that comes to be read grows the set, and is come to in its turn.
  const taken = new Set([MAIN]);
  for (const path of taken) {
    const own = paragraphs(path, files.get(path) ?? '');
    const more = own.flatMap(sourcesOf);
    all.push(...own);
    sources.push(...more);
    for (const each of files.keys()) if (more.some(({ pattern }) => takes(pattern, each))) taken.add(each);
  }
  const stanzas = all.filter(({ lines }) => {
    const [first, ...named] = words(headOf(lines));
    return !first?.startsWith('source') && named.some((word) => host.cards.some((card) => isOf(word, card)));
  });
  return {
    up: ifstate.split('\n').flatMap((line) => line.split('=', 1)[0] || []),
    folder: host.folder,
    sources,
    stanzas: stanzas.map((each) => ({ ...each, lines: each.lines.map((line) => line.replace(SECRET, '$1 …')) })),
    checksums: Object.fromEntries(
      [MAIN, ...stanzas.map(({ file }) => file)].flatMap((file) =>
        host.sums[file] === undefined ? [] : [[file, host.sums[file]]],
      ),
    ),
  };
}

/** Several patterns may stand in a line (wordexp(3)); a relative one is below the folder of the file. */
function sourcesOf({ file, from, lines }: Lines): IfupdownFacts['sources'] {
  const [head, ...patterns] = words(headOf(lines));
  if (head !== 'source' && head !== 'source-directory') return [];
  return patterns.map((pattern) => {
    const path = pattern.startsWith('/') ? pattern : `${file.slice(0, file.lastIndexOf('/') + 1)}${pattern}`;
    return { file, line: from, pattern: head === 'source' ? path : `${path.replace(/\/$/, '')}/` };
  });
}

/** `eno1`, its aliases `eno1:0` and `eno1=lan`; its VLANs `eno1.20` are cards of their own. */
const isOf = (word: string, card: string): boolean =>
  word === card || word.startsWith(`${card}:`) || word.startsWith(`${card}=`) || word.startsWith(`${card}/`);

const words = (line: string): string[] => line.trim().split(/\s+/);

/** Does this pattern of `source` (or, with a slash behind it, this folder) take the file in? */
function takes(pattern: string, path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (pattern.endsWith('/')) return pattern === folder && /^[A-Za-z0-9_-]+$/.test(path.slice(folder.length));
  const expression = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  try {
    return new RegExp(`^${expression}$`).test(path);
  } catch {
    return false;
  }
}

/** A line with a word from HEADS and what belongs to it: up to the next, without comments and empty lines at the end. */
function paragraphs(file: string, content: string): Lines[] {
  const found: Lines[] = [];
  let open: Lines | undefined;
  let continued = false;
  for (const [index, line] of content.split('\n').entries()) {
    const isComment = line.trim() === '' || line.trim().startsWith('#');
    if (!continued && HEADS.test(words(line)[0]!)) {
      open = { file, from: index + 1, to: index + 1, lines: [line] };
      found.push(open);
    } else if (open && (continued || !isComment)) {
      // Comments between its lines stay in their places.
      while (open.to < index) {
        open.to += 1;
        open.lines.push('');
      }
      open.to = index + 1;
      open.lines.push(line);
    }
    continued = line.endsWith('\\') && !line.trim().startsWith('#');
  }
  return found;
}

// docs/lab.md: what was shown on a real Xen, when, and with which commit. A run of all lab tests takes many hours, so that it is
// put together from runs of a few; each cell says which run it comes from, and a test that was never run has an empty one.

/** A cell of the table: on one host. */
const CELL = /^(passed|\*\*failed\*\*) \((\d+) s, ([0-9a-f]+\+?), (\d{4}-\d\d-\d\d)\)$/;
const HEAD = `# What was shown on a real Xen

Written by \`npm run test:lab -- --record\`: what the tests of \`test/lab\` found on emulated hosts, in how many seconds of a machine
that may have had other work, with which commit (a plus: and changes that were not committed) and when. An empty cell: not
run there, or what it needs is not there. A file of \`test/lab\` that is missing here was not run yet.
`;

/**
 * @typedef {{ file: string, title: string, cells: Record<string, string> }} Row  cells: by the name of the host
 * @typedef {{ file: string, title: string, status: string, seconds: number }} Result
 */

/**
 * The page with what a run has found in it. A test that the run left out keeps what it had; one that is no longer in a file
 * that was run goes.
 *
 * @param {string} page  the page until now, or ''
 * @param {Result[]} results  of one run on one host
 * @param {{ host: string, hosts: string[], commit: string, day: string }} run  hosts: all columns; day: YYYY-MM-DD
 */
export function recorded(page, results, { host, hosts, commit, day }) {
  const old = rowsOf(page, hosts);
  const files = new Set(results.map(({ file }) => file));
  const rows = old.filter((row) => !files.has(row.file));
  for (const { file, title, status, seconds } of results) {
    const cells = { ...old.find((row) => row.file === file && row.title === title)?.cells };
    const verdict = { passed: 'passed', failed: '**failed**' }[status];
    if (verdict) cells[host] = `${verdict} (${seconds} s, ${commit}, ${day})`;
    rows.push({ file, title, cells });
  }
  rows.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return print(rows, hosts);
}

/** @returns {Row[]} */
function rowsOf(page, hosts) {
  const rows = [];
  let file = '';
  for (const line of page.split('\n')) {
    if (line.startsWith('## ')) file = line.slice(3);
    else if (line.startsWith('| ') && !/^\| (test|-+) \|/.test(line)) {
      const [title, ...cells] = line
        .slice(2, -2)
        .split(/ ?(?<!\\)\| ?/)
        .map((cell) => cell.trim().replaceAll('\\|', '|'));
      const known = hosts.flatMap((host, index) => (CELL.test(cells[index] ?? '') ? [[host, cells[index]]] : []));
      rows.push({ file, title, cells: Object.fromEntries(known) });
    }
  }
  return rows;
}

function print(rows, hosts) {
  const count = (verdict) =>
    rows.flatMap(({ cells }) => Object.values(cells)).filter((cell) => cell.startsWith(verdict));
  const bare = rows.filter(({ cells }) => Object.keys(cells).length === 0).length;
  const parts = [`${HEAD}\n${count('passed').length} passed, ${count('**failed').length} failed, ${bare} never run.\n`];
  for (const file of new Set(rows.map((row) => row.file))) {
    parts.push(`\n## ${file}\n\n${tableLine(['test', ...hosts])}\n${tableLine(['---', ...hosts.map(() => '---')])}\n`);
    for (const { title, cells } of rows.filter((row) => row.file === file)) {
      parts.push(`${tableLine([title, ...hosts.map((host) => cells[host] ?? '')])}\n`);
    }
  }
  return parts.join('');
}

const tableLine = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** The words of `grep` that print every line of many files, each with its file's name and a NUL in front. */
export function grepAll(files: readonly string[]): [string, ...string[]] {
  return ['grep', '-asHZ', '', '--', ...files];
}

/** What `grepAll` printed, as one text a file. Every text ends with a newline, also where the file does not. */
export function splitGrep(stdout: string): Map<string, string> {
  const lines = new Map<string, string[]>();
  for (const line of stdout.split('\n')) {
    const end = line.indexOf('\0');
    if (end === -1) continue;
    const path = line.slice(0, end);
    const before = lines.get(path);
    if (before) before.push(line.slice(end + 1));
    else lines.set(path, [line.slice(end + 1)]);
  }
  return new Map([...lines].map(([path, all]) => [path, `${all.join('\n')}\n`]));
}

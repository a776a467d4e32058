import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseDisk } from '../../../src/xl/disk.ts';
import { parseConfig } from '../../../src/xl/parse.ts';
import { commands, snippets } from './handbook.ts';

describe('what the handbook tells people to type', () => {
  test.each(snippets('xl').map((snippet) => [snippet.page, snippet.text]))('xl takes the config on %s', (_, text) => {
    const config = parseConfig(text);
    expect(config.problems).toEqual([]);
    expect(config.accepted).toBe(true);
  });

  test.each(snippets('xl').map((snippet) => [snippet.page, snippet.text]))('and its disks on %s', (_, text) => {
    const disks = [...parseConfig(text).settings].filter(([key]) => key === 'disk').map(([, value]) => value);
    for (const disk of disks.flat(2)) expect(parseDisk(String(disk)), String(disk)).toHaveProperty('disk');
  });

  test.each(snippets('sh').map((snippet) => [snippet.page, snippet.text]))('a shell can read that on %s', (_, text) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test.each(snippets('yaml').map((snippet) => [snippet.page, snippet.text]))('YAML on %s is YAML', (_, text) => {
    expect(parseYaml(text)).toBeTypeOf('object');
  });
});

const MANUAL = '/usr/share/man/man1/xl.1.gz';

describe.skipIf(!existsSync(MANUAL))(
  'the xl commands in the handbook, held against the manual of the installed xl',
  () => {
    const manual = readManual();
    // Before the subcommand, from “GLOBAL OPTIONS”.
    const globalOptions = ['-v', '-N', '-f', '-t', '-T'];
    const used = commands().filter(({ line }) => /^xl /.test(line));

    test('there are many of them', () => {
      expect(used.length).toBeGreaterThan(40);
      expect(manual.size).toBeGreaterThan(40);
    });

    test.each([...new Set(used.map(({ line }) => line))])('%s', (line) => {
      const words = line.split(/\s+/).slice(1);
      while (words[0]?.startsWith('-')) expect(globalOptions).toContain(words.shift());
      const subcommand = words.shift()!;
      expect([...manual.keys()]).toContain(subcommand);
      for (const option of words.filter((word) => /^-[A-Za-z-]/.test(word))) {
        expect(manual.get(subcommand), `${subcommand} ${option}`).toContain(option);
      }
    });
  },
);

/** Subcommand → its options, from the entries (`.IP`) of the manual's source. */
function readManual(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of gunzipSync(readFileSync(MANUAL)).toString('utf8').split('\n')) {
    const entry = /^\.IP "(.*)" \d/.exec(line)?.[1];
    if (entry === undefined) continue;
    const text = entry.replace(/\\f[BIR]|\\s-?\d/g, '').replaceAll('\\-', '-');
    if (text.startsWith('-')) current.push(...[...text.matchAll(/--?[A-Za-z-]+/g)].map((match) => match[0]));
    else if (/^[a-z][a-z-]+( |$)/.test(text)) {
      current = inHeading(text);
      found.set(text.split(' ')[0]!, current);
    }
  }
  return found;
}

/** `shutdown [OPTIONS] -a|domain-id`, `vcpu-pin [-f|--force] …` */
const inHeading = (text: string): string[] => [...text.matchAll(/(?<=[\s[|])--?[A-Za-z]+/g)].map((match) => match[0]);

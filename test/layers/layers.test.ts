import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Lints files as if they stood in this project: its own rules, in a folder of its own. Gives the rules broken, by file. */
function lint(files: Record<string, string>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-layers-'));
  try {
    const rules = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(
      join(folder, 'biome.json'),
      JSON.stringify({ ...rules, $schema: undefined, vcs: { enabled: false } }),
    );
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--reporter=github', '--max-diagnostics=none', '.'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    const broken = Object.fromEntries(Object.keys(files).map((file) => [file, '']));
    for (const [, rule, file] of stdout.matchAll(/title=(\S+?),file=([^,]+),/g)) {
      const known = Object.keys(files).find((name) => file!.endsWith(name));
      if (known) broken[known] += `${rule} `;
    }
    return broken;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PURE = [
  'wizard',
  'wizard/sections',
  'guest',
  'boot',
  'storage',
  'network',
  'sources',
  'drives',
  'keep',
  'seed',
  'xl',
  'plan',
];
const FORBIDDEN = [
  "import { render } from 'ink';\nrender(null);",
  "import { useState } from 'react';\nuseState(0);",
  "import { readFileSync } from 'node:fs';\nreadFileSync('x');",
  "import { spawn } from 'node:child_process';\nspawn('x');",
  "import { localRunner } from '../host/local.ts';\nlocalRunner();",
  "import { runTui } from '../tui/app.tsx';\nrunTui();",
  'process.exit(1);',
];

describe('the rooms that are pure', () => {
  it.each(PURE)('%s has files', (room) => {
    expect(readdirSync(join(root, 'src', room)).some((name) => name.endsWith('.ts'))).toBe(true);
  });

  it('may neither draw, nor read files, nor start processes: the linter says so', () => {
    const files = PURE.flatMap((room) => FORBIDDEN.map((text, index) => [`src/${room}/probe${index}.ts`, `${text}\n`]));
    const broken = lint(Object.fromEntries(files));
    for (const [file, rules] of Object.entries(broken)) expect(rules, file).toMatch(/noRestricted/);
  });

  it('may use the other pure rooms', () => {
    const text = "import { parseSize } from '../units.ts';\n\nexport const one = parseSize('1', 'GiB');\n";
    const broken = lint(Object.fromEntries(PURE.map((room) => [`src/${room}/probe.ts`, text])));
    for (const [file, rules] of Object.entries(broken)) expect(rules, file).toBe('');
  });
});

it('plan/apply is the one room of the plan that may reach for the host’s door', () => {
  const text = "import { readFileSync } from 'node:fs';\n\nexport const text = readFileSync('x', 'utf8');\n";
  const broken = lint({ 'src/plan/apply/probe.ts': text, 'src/plan/probe.ts': text });
  expect(broken['src/plan/apply/probe.ts']).toBe('');
  expect(broken['src/plan/probe.ts']).toMatch(/noRestrictedImports/);
});

it('no room but the host’s starts processes', () => {
  const found = execFileSync('grep', ['-rlE', "from '(node:)?child_process'", 'src'], { cwd: root, encoding: 'utf8' });
  for (const file of found.trim().split('\n')) expect(file).toMatch(/^src\/host\//);
});

it('no file draws but the two faces', () => {
  const found = execFileSync('grep', ['-rlE', "from '(ink|react|@inquirer/.*)'", 'src'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of found.trim().split('\n')) expect(file).toMatch(/^src\/(tui|plain)\//);
});

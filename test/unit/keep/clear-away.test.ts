import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearAway } from '../../../src/keep/clear-away.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xenguide-clear-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What xl is asked to do beside the list, which says this of the guest. */
function done(state: string, name = 'web1'): string {
  const head = 'Name                                        ID   Mem VCPUs\tState\tTime(s)';
  const row = `web1                                         7   256     1     ${state}      12.3`;
  const list = state === '' ? 'exit 1' : `echo '${head}'; echo '${row}'`;
  writeFileSync(join(folder, 'xl'), `#!/bin/sh\ncase $1 in list) ${list} ;; *) echo "$*" ;; esac\n`);
  chmodSync(join(folder, 'xl'), 0o755);
  const [program, ...args] = clearAway(name);
  return spawnSync(program, args, { encoding: 'utf8', env: { PATH: `${folder}:${process.env.PATH}` } }).stdout;
}

test.each(['---s--', '-b-s--', '---s-d', '---sc-', '---sr-', '---sw-'])(
  '%s: it has shut down, and nobody has taken it away',
  (state) => {
    expect(done(state)).toBe('destroy web1\n');
  },
);

// One that is suspended is being saved or sent.
test.each(['r-----', '-b----', '--p---', '-----d', '------', '---ss-', '---sS-', ''])(
  '%s: it is left alone',
  (state) => {
    expect(done(state)).toBe('');
  },
);

test('its name is no more than a word', () => {
  expect(done('---s--', 'a b$(touch x)"')).toBe('destroy a b$(touch x)"\n');
});

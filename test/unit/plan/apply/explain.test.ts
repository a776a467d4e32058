import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunStep } from '../../../../src/plan/action.ts';
import { explain } from '../../../../src/plan/apply/explain.ts';
import { lineTeller, troubleLines } from '../../../../src/plan/apply/lines.ts';
import { troubleOf } from '../../../../src/plan/apply/trouble.ts';
import { cleanLines, lastWords } from '../../../../src/plan/apply/words.ts';

describe('what a tool says is explained', () => {
  test.each([
    ["ERROR:  Can't find hypervisor information in sysfs!", 'not started with Xen'],
    ['xencall: error: Could not obtain handle on privileged command interface', 'cannot speak to Xen'],
    ['libxl: error: libxl_create.c:1090: domain 5: Domain with name "web1" already exists.', 'is running'],
    ['libxl: error: Disk vdev=xvda failed to stat: /x: No such file or directory', 'is not there'],
    ['script: Could not find bridge device xenbr9', 'bridge'],
    ['libxl: error: libxl_mem.c: failed to free memory for the domain', 'enough memory'],
    [
      "xc: error: panic: xc_dom_boot.c: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory",
      'free memory',
    ],
    ['neither hap nor shadow paging available', 'VT-x'],
    ['Please install the qemu-system-xen package', 'emulator'],
    ['script: File /a is loopback-mounted through /dev/loop0', 'loop device'],
    ['bootloader failed - consult logfile /var/log/xen/bootloader.7.log', 'boot loader'],
    ['xc_dom_find_loader: no loader found', 'cannot boot a guest of this type'],
    ['  Volume group "vg0" has insufficient free space (5 extents): 5120 required.', 'no space left'],
    ['qemu-img: error while writing at byte 0: No space left on device', 'no space left'],
    ['[    1.2] Kernel panic - not syncing: Attempted to kill init!', 'gave up'],
  ])('%s', (said, cause) => {
    const known = explain(said);
    expect(known?.cause).toContain(cause);
    expect(known?.cause).toMatch(/\.$/);
    expect(known?.remedy).not.toBe('');
  });

  test('and what nobody knows is not', () => {
    expect(explain('all is well')).toBeUndefined();
  });

  test('and its own remedies name pages of the handbook that exist', () => {
    const source = readFileSync(join(import.meta.dirname, '../../../../src/plan/apply/explain.ts'), 'utf8');
    const pages = readdirSync(join(import.meta.dirname, '../../../../guide'), { recursive: true }).map(String);
    for (const [, page] of source.matchAll(/xenguide guide ([a-z/-]+)/g)) {
      expect(
        pages.some((name) => name === `${page}.md` || name === `${page}/index.md` || name.endsWith(`/${page}.md`)),
      ).toBe(true);
    }
  });
});

test('a guest cannot play with the terminal of whoever reads its words', () => {
  const text = '\u001b]0;title\u0007\u001b[2J\u001b[31mred\u001b[0m\r\n\u0008\u0000ok\u009b5n\n\n   \n';
  expect(cleanLines(text)).toEqual(['red', 'ok5n']);
});

test('the last words of a program are its standard error, else its output, and never many', () => {
  const result = { code: 1, stdout: 'out\n', stderr: '', timedOut: false };
  expect(lastWords(result)).toBe('out');
  expect(lastWords({ ...result, stderr: 'a\nb\nc\nd\n' })).toBe('b / c / d');
  expect(lastWords({ ...result, stderr: 'x'.repeat(9999) })).toHaveLength(401);
});

test('lines tell what is done, by which command, and how far a copy is, but not too often', () => {
  const said: string[] = [];
  let now = 0;
  const tell = lineTeller(
    (line) => said.push(line),
    () => now,
  );
  const action = { id: 'a', title: 'Copy it', number: 2, of: 3 };
  const progress = { type: 'progress', id: 'a', total: 4 * 2 ** 30, bytesPerSecond: 100 * 2 ** 20 } as const;
  tell({ type: 'kept', ...action, title: 'Folder', number: 1 });
  tell({ type: 'started', ...action });
  tell({ type: 'command', id: 'a', line: 'qemu-img convert' });
  tell({ ...progress, done: 2 ** 20 });
  now = 6000;
  tell({ ...progress, done: 2 ** 30, secondsLeft: 31 });
  tell({ ...progress, done: 2 ** 31, secondsLeft: 20 });
  tell({ type: 'output', id: 'a', text: 'one\r\n\u001b[1mtwo' });
  tell({ type: 'failed', ...action, message: 'no', problem: { field: '', message: 'no', remedy: '' } });
  tell({ type: 'undoing', ...action });
  tell({ type: 'undone', ...action });
  expect(said).toEqual([
    '[1/3] Folder: there already, and stays',
    '[2/3] Copy it',
    '  $ qemu-img convert',
    '  25 %: 1 GiB of 4 GiB, 100 MiB a second, 1 min left',
    '  | one',
    '  | two',
    '  failed: no',
    'Taking back: Copy it',
  ]);
});

test('trouble is told as why, what was said, and what is still there', () => {
  const lines = troubleLines({
    exitCode: 7,
    actions: [],
    problems: [{ field: '', message: 'it failed', remedy: 'Mend it.' }],
    evidence: ['console: hello'],
    left: ['/dev/vg0/a'],
    after: [],
  });
  expect(lines).toEqual([
    'xenguide: it failed',
    '  Mend it.',
    'What was said:',
    '  console: hello',
    'Still there:',
    '  /dev/vg0/a',
  ]);
});

test('a failed step is told in the plan’s words for what was said, else in those for any failure', () => {
  const step: RunStep = {
    run: ['mount'],
    trouble: [
      { when: ['denied', 'not permitted'], message: 'it refuses', remedy: 'ask' },
      { message: 'it failed', remedy: 'try' },
    ],
  };
  expect(troubleOf(step, 'mount: access denied by server')?.message).toBe('it refuses');
  expect(troubleOf(step, 'whatever')?.message).toBe('it failed');
  expect(troubleOf({ ...step, trouble: { message: 'always', remedy: 'x' } }, '')?.message).toBe('always');
  expect(troubleOf({ run: ['mount'] }, 'denied')).toBeUndefined();
});

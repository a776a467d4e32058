import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { Plan } from '../../../../src/plan/action.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import type { ApplyEvent } from '../../../../src/plan/apply/events.ts';
import { EXIT } from '../../../../src/problem.ts';
import { action, makePlace, type Place, planOf } from '../plans.ts';

/**
 * There is no Xen under the unit tests, so a small program stands in for xl; everything else is real. Real guests are
 * watched by the tests in test/lab.
 */

let place: Place;
let logDir: string;
const path = process.env.PATH;

beforeEach(() => {
  place = makePlace();
  logDir = join(place.root, 'log');
  mkdirSync(logDir);
  process.env.PATH = `${place.root}:${path}`;
});
afterEach(() => {
  process.env.PATH = path;
  place.remove();
});

/** `list` and `console` are shell lines; `$n` counts how often xl was asked. */
function xl({ list, console }: { list: string; console: string }): void {
  const program = join(place.root, 'xl');
  writeFileSync(
    program,
    `#!/bin/sh
cd '${place.root}'
up() { printf 'Name  ID   Mem VCPUs State Time(s)\\nweb1  %s  512     1     %s   0.1\\n' "$1" "$2"; }
case $1 in
  create) : ;;
  destroy) echo destroyed >>calls ;;
  list) echo x >>count; n=$(wc -l <count); ${list} ;;
  console) echo "$*" >>console; ${console} ;;
esac
`,
  );
  chmodSync(program, 0o755);
}

const plan = (graceSeconds: number, console: 'pv' | 'serial' = 'pv', mustShow?: string | null): Plan =>
  planOf([
    action('guest.start', {
      do: [{ run: ['xl', 'create', '-q', '/etc/xen/web1.cfg'] }],
      undo: [{ run: ['xl', 'destroy', 'web1'] }],
      verify: { kind: 'alive', guest: 'web1', console, graceSeconds, ...(mustShow === undefined ? {} : { mustShow }) },
    }),
  ]);

const apply = (graceSeconds: number, console?: 'pv' | 'serial') =>
  applyPlan(plan(graceSeconds, console), localRunner(), { start: true, stateDir: place.stateDir, logDir });

describe('a guest lives', () => {
  test('as soon as its console shows a running system, and what it said is the evidence', async () => {
    xl({
      list: 'up 5 -b----',
      console: String.raw`printf 'Linux version 6.1\r\n\033[32mDebian\033[0m web1 hvc0\r\nweb1 login: '; sleep 60`,
    });
    const outcome = await apply(60);
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(outcome.evidence).toEqual(['Linux version 6.1', 'Debian web1 hvc0', 'web1 login:']);
  });

  test('when it is still up after the grace time, also in silence', async () => {
    xl({ list: 'up 5 r-----', console: 'sleep 60' });
    const outcome = await apply(1);
    expect(outcome).toMatchObject({ exitCode: EXIT.done, evidence: [] });
  });

  test('and meanwhile it is said what is waited for, and how long at most', async () => {
    xl({ list: 'up 5 r-----', console: 'sleep 60' });
    const notes: string[] = [];
    const onEvent = (event: ApplyEvent): void => void (event.type === 'note' && notes.push(event.text));
    await applyPlan(plan(1), localRunner(), { start: true, stateDir: place.stateDir, logDir, onEvent });
    expect(notes.at(-1)).toBe('Watching whether web1 stays up: until its console shows a system, for 1 s at most.');
  });

  test('and an hvm guest is listened to at its serial port', async () => {
    xl({ list: 'up 5 r-----', console: 'echo "Welcome to Debian"; sleep 60' });
    expect((await apply(60, 'serial')).exitCode).toBe(EXIT.done);
    const said = await localRunner().readText(join(place.root, 'console'));
    expect(said).toBe('console -t serial web1\n');
  });

  test('when it restarts once, as after its first setup', async () => {
    xl({ list: 'if [ $n -eq 1 ]; then up 5 -b----; else up 6 -b----; fi', console: 'sleep 60' });
    expect((await apply(1)).exitCode).toBe(EXIT.done);
  });
});

describe('a guest that must show something', () => {
  const watch = (graceSeconds: number, mustShow: string | null) =>
    applyPlan(plan(graceSeconds, 'pv', mustShow), localRunner(), { start: true, stateDir: place.stateDir, logDir });

  test('a login prompt: an early sign of life is not enough, the prompt is', async () => {
    xl({ list: 'up 5 -b----', console: 'echo "Run /sbin/init as init process"; sleep 60' });
    const outcome = await watch(1, null);
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('did not show a login prompt within 1 seconds');
    expect(outcome.evidence).toContain('console: Run /sbin/init as init process');
    xl({ list: 'up 5 -b----', console: "printf 'web1 login: '; sleep 60" });
    expect((await watch(60, null)).exitCode).toBe(EXIT.done);
  });

  test('a text, as it stands', async () => {
    xl({ list: 'up 5 -b----', console: "echo 'database (v1.5) is ready'; sleep 60" });
    expect((await watch(60, '(v1.5) is')).exitCode).toBe(EXIT.done);
  });

  test('a text that does not come, also where there is a login prompt', async () => {
    xl({ list: 'up 5 -b----', console: "printf 'web1 login: '; sleep 60" });
    expect((await watch(1, '.* is ready')).exitCode).toBe(EXIT.takenBack);
  });

  test('and one that crashes does not live, whatever it has shown before', async () => {
    xl({ list: 'up 5 ---sc-', console: "printf 'web1 login: '; sleep 60" });
    expect((await watch(60, null)).exitCode).toBe(EXIT.takenBack);
  });
});

describe('a guest does not live', () => {
  test('because its GRUB says welcome: what comes after that counts', async () => {
    const panic = 'Kernel panic - not syncing: VFS: Unable to mount root fs';
    // The boot menu waits until the guest was looked at once.
    const menu = `echo "Welcome to GRUB!"; while [ "$(cat count | wc -l)" -lt 3 ]; do sleep .1; done`;
    xl({ list: 'up 5 -b----', console: `${menu}; echo "${panic}"; sleep 60` });
    const outcome = await apply(60);
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('did not find its root file system');
  });

  test('when it is gone again: the logs of this start are quoted, and it is taken back', async () => {
    writeFileSync(join(logDir, 'xen-hotplug.log'), 'from another day\n');
    await localRunner().run({ argv: ['touch', '-d', '2001-01-01', join(logDir, 'xen-hotplug.log')] });
    const log = `echo "xc_dom_find_loader: no loader found" >'${logDir}/xl-web1.log'`;
    xl({ list: `${log}; exit 1`, console: 'exit 1' });
    const outcome = await apply(60);
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('is not running any more');
    expect(outcome.problems[0]?.message).toContain('cannot boot a guest of this type');
    expect(outcome.evidence).toEqual(['xl-web1.log: xc_dom_find_loader: no loader found']);
    expect(await localRunner().readText(join(place.root, 'calls'))).toBe('destroyed\n');
  });

  test.each([
    ['---sc-', 'it crashed'],
    ['---s--', 'it shut itself down'],
  ])('in state %s', async (state, why) => {
    xl({ list: `up 5 ${state}`, console: 'exit 1' });
    expect((await apply(60)).problems[0]?.message).toContain(why);
  });

  test('when GRUB found no menu: its words and the remedy are shown', async () => {
    const said = String.raw`printf "error: no such device: /boot/grub/grub.cfg.\r\n\r\ngrub> "; sleep 60`;
    xl({ list: 'up 5 -b----', console: said });
    const outcome = await apply(60);
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('GRUB found no boot menu');
    expect(outcome.evidence).toContain('console: grub>');
  });

  test('when its kernel gives up', async () => {
    xl({
      list: 'up 5 r-----',
      console: 'echo "VFS: Cannot open root device"; echo "Kernel panic - not syncing: VFS"; sleep 60',
    });
    expect((await apply(60)).problems[0]?.message).toContain('did not find its root file system');
  });

  test('when it starts over and over', async () => {
    xl({ list: 'up $n -b----', console: 'exit 0' });
    expect((await apply(60)).problems[0]?.message).toContain('over and over');
  });
});

test('Ctrl-C while the guest is watched takes it back', async () => {
  xl({ list: 'up 5 -b----', console: 'echo hello; sleep 60' });
  const stop = new AbortController();
  const outcome = await applyPlan(plan(60), localRunner(), {
    start: true,
    stateDir: place.stateDir,
    logDir,
    signal: stop.signal,
    onEvent: (event) => {
      if (event.type === 'command' && event.line.startsWith('xl create')) setTimeout(() => stop.abort(), 300);
    },
  });
  expect(outcome.exitCode).toBe(EXIT.interrupted);
  expect(await localRunner().readText(join(place.root, 'calls'))).toBe('destroyed\n');
});

test('nobody goes on listening afterwards', async () => {
  xl({ list: 'up 5 -b----', console: 'echo "login:"; sleep 61.5' });
  await apply(60);
  const left = await localRunner().run({ argv: ['pgrep', '-f', 'sleep 61.5'] });
  expect(left.stdout).toBe('');
});

test('what xl says when it cannot create the guest is explained', async () => {
  xl({ list: 'exit 1', console: 'exit 1' });
  const program = join(place.root, 'xl');
  writeFileSync(
    program,
    `#!/bin/sh\n[ "$1" = create ] || exit 0\necho "libxl: error: failed to free memory for the domain" >&2; exit 3\n`,
  );
  const outcome = await apply(60);
  expect(outcome.exitCode).toBe(EXIT.takenBack);
  expect(outcome.problems[0]?.message).toContain('xl failed (exit code 3): libxl: error: failed to free memory');
  expect(outcome.problems[0]?.message).toContain('could not give up enough memory');
  expect(outcome.problems[0]?.remedy).toContain('less memory');
});

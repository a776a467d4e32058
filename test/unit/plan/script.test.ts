import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/plan/action.ts';
import { binaryBytes } from '../../../src/plan/binary.ts';
import { planScript } from '../../../src/plan/script.ts';
import { vfat } from '../../../src/seed/vfat.ts';
import {
  action,
  failing,
  folder,
  makePlace,
  onHost,
  type Place,
  planOf,
  slowCopy,
  snapshot,
  written,
} from './plans.ts';

/** The printed script is run by the real bash and looked at by the real shellcheck. */

let place: Place;
let before: string[];

beforeEach(() => {
  place = makePlace();
  writeFileSync(join(place.root, 'theirs'), 'was here before');
  before = snapshot(place.root);
});
afterEach(() => place.remove());

const at = (name: string): string => join(place.root, name);

/** Stands in for ssh: notes where it was to go, and hands the line to a shell, as sshd does. */
const SSH = `#!/bin/sh
input=yes
while [ $# -gt 1 ]; do
  case $1 in -n) input=no ;; --) ;; *) printf '%s ' "$1" >>"$(dirname "$0")/went" ;; esac
  shift
done
if [ $input = no ]; then exec </dev/null; fi
exec dash -c "$1"
`;

function environment(): NodeJS.ProcessEnv {
  const bin = join(place.root, '../bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'ssh'), SSH);
  chmodSync(join(bin, 'ssh'), 0o755);
  return { ...process.env, PATH: `${bin}:${process.env.PATH}` };
}

function bash(plan: Plan, start = true) {
  const path = join(place.root, '../web1.sh');
  writeFileSync(path, planScript(plan, { start }));
  const { status, stdout, stderr } = spawnSync('bash', [path], { encoding: 'utf8', env: environment() });
  return { status, stdout, stderr };
}

function shellcheck(...scripts: string[]): string {
  const paths = scripts.map((script, index) => {
    const path = join(place.root, `../check${index}.sh`);
    writeFileSync(path, script);
    return path;
  });
  return spawnSync('shellcheck', ['--severity=style', ...paths], { encoding: 'utf8' }).stdout;
}

const odd = 'a\'b"c $(touch /tmp/no) `x` #!\\ \n*?';

/** Ends in zeros; a piece of text in it, one that cannot stand in a script as it is, one that would end the text. */
const pieces = {
  bytes: 70_000,
  pieces: [
    { at: 1, what: 'the beginning\nof it', base64: 'AQL/' },
    { at: 512, what: 'lines', text: 'one\nEND\nzwölf\n' },
    { at: 66_000, what: 'odd', text: odd },
  ],
};

const seed = vfat('CIDATA', [{ name: 'user-data', content: '#cloud-config\nuser: {name: admin}\n' }]);

const everything = (): Plan =>
  planOf(
    [
      { ...folder(place.root), id: 'shared', whenThere: 'keep' },
      folder(at('vm')),
      written(at('vm/a.cfg'), 'name = "web1"\nEND\n'),
      written(at('vm/no-newline'), 'x'),
      written(at('vm/empty'), ''),
      action('binary', {
        do: [
          {
            write: at('vm/seed'),
            mode: 0o600,
            binary: { bytes: 5, pieces: [{ at: 0, what: 'all', base64: 'AAECA/8=' }] },
          },
        ],
      }),
      action('pieces', {
        do: [
          { write: at('vm/pieces'), mode: 0o600, binary: pieces },
          { write: at('vm/seed.img'), mode: 0o600, binary: seed },
        ],
      }),
      slowCopy(at('vm/disk'), 3),
      action('input', {
        do: [
          { run: ['cat'], stdin: 'two\nlines\n', to: at('vm/lines') },
          { run: ['cat'], stdin: odd, to: at('vm/odd') },
          { run: ['cat'], from: at('theirs'), to: at('vm/theirs') },
          { run: ['sh', '-c', 'exit 1'], ok: [0, 1] },
          { run: ['true'], timeoutMs: 1500 },
          { mustBeFree: at('theirs'), guest: 'web1', holds: 'TYPE=ext4 UUID=1' },
          { mustBeFree: at('gone'), guest: 'web1', mayBeGone: true },
          { mustBeFree: at('thei'), guest: 'web1', every: true, onlyIf: [{ run: ['test', '-e', at('theirs')] }] },
        ],
        verify: { kind: 'run', check: { run: ['cat', at('vm/lines')], says: 'two\nlines' } },
      }),
    ],
    {
      needs: [{ tool: 'cat', package: 'coreutils' }],
      preconditions: [
        { check: { run: ['test', '-f', at('theirs')] }, message: "it's gone", remedy: 'x', exit: 'invalid' },
        { check: { run: ['cat'], stdin: 'yes', says: 'yes' }, message: 'm', remedy: 'r', exit: 'notReady' },
        { check: { run: ['echo', "it's [x] two"], mentions: '[x]' }, message: 'm', remedy: 'r', exit: 'notReady' },
        { check: { run: ['sh', '-c', 'exit 3'], ok: [3] }, message: 'm', remedy: 'r', exit: 'notReady' },
        { check: { mustBeFree: at('theirs'), guest: 'web1' }, message: 'm', remedy: 'r', exit: 'conflict' },
      ],
      reasons: ['It is built so.\nrm -rf /', 'shellcheck disable=all'],
    },
  );

const guest = (): Plan =>
  planOf(
    [
      folder(at('vm')),
      action('guest.start', {
        check: { run: ['xl', 'domid', 'web1'] },
        do: [{ run: ['xl', 'create', '-q', '/etc/xen/web1.cfg'] }],
        undo: [{ run: ['xl', 'destroy', 'web1'], ok: [0, 1] }],
        verify: { kind: 'alive', guest: 'web1', console: 'serial', graceSeconds: 30 },
      }),
    ],
    { needs: [{ tool: 'xl', package: 'xen-utils' }] },
  );

test('the script does what the plan says, to the byte', () => {
  const { status, stderr, stdout } = bash(everything());
  expect(stderr).toContain('[2/9]');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Its console: xl console web1\nTo take it all back, in this order:\n {2}rm -f/);
  expect(readFileSync(at('vm/a.cfg'), 'utf8')).toBe('name = "web1"\nEND\n');
  expect(statSync(at('vm/a.cfg')).mode & 0o777).toBe(0o640);
  expect(readFileSync(at('vm/no-newline'), 'utf8')).toBe('x');
  expect(statSync(at('vm/empty')).size).toBe(0);
  expect([...readFileSync(at('vm/seed'))]).toEqual([0, 1, 2, 3, 255]);
  const image = readFileSync(at('vm/pieces'));
  expect([...image]).toEqual([...binaryBytes(pieces)]);
  expect(readFileSync(at('vm/seed.img')).equals(binaryBytes(seed))).toBe(true);
  expect(image.subarray(512, 526).toString()).toBe('one\nEND\nzwölf');
  expect(statSync(at('vm/pieces')).mode & 0o777).toBe(0o600);
  expect(readFileSync(at('vm/lines'), 'utf8')).toBe('two\nlines\n');
  expect(readFileSync(at('vm/odd'), 'utf8')).toBe(odd);
  expect(readFileSync(at('vm/theirs'), 'utf8')).toBe('was here before');
});

const PEER = 'ssh://root@xenb:2222';

/** The same steps, all on another host. */
const elsewhere = (): Plan => {
  const { actions, preconditions, needs } = everything();
  return planOf(
    actions.map((each) => onHost(PEER, each)),
    {
      needs: needs.map((need) => ({ ...need, on: PEER })),
      preconditions: preconditions.map((each) =>
        'mustBeFree' in each.check ? each : { ...each, check: { ...each.check, on: PEER } },
      ),
    },
  );
};

test('steps on another host are done there by ssh, to the byte', () => {
  const { status, stderr, stdout } = bash(elsewhere());
  expect(stderr).toContain('[2/9]');
  expect(status).toBe(0);
  expect(new Set(readFileSync(join(place.root, '../bin/went'), 'utf8').match(/\S+ \S+ \S+/g))).toEqual(
    new Set(['-p 2222 root@xenb']),
  );
  expect(readFileSync(at('vm/a.cfg'), 'utf8')).toBe('name = "web1"\nEND\n');
  expect(statSync(at('vm/a.cfg')).mode & 0o777).toBe(0o640);
  expect([...readFileSync(at('vm/seed'))]).toEqual([0, 1, 2, 3, 255]);
  expect(readFileSync(at('vm/empty'), 'utf8')).toBe('');
  expect(readFileSync(at('vm/lines'), 'utf8')).toBe('two\nlines\n');
  expect(readFileSync(at('vm/odd'), 'utf8')).toBe(odd);
  expect(readFileSync(at('vm/theirs'), 'utf8')).toBe('was here before');
  // What it prints takes it back, there.
  const undo = stdout.slice(stdout.indexOf('in this order:\n') + 'in this order:\n'.length);
  expect(undo).toMatch(/^ {2}ssh -n -p 2222 root@xenb -- /);
  expect(spawnSync('bash', ['-eu'], { input: undo, env: environment() }).status).toBe(0);
  expect(snapshot(place.root)).toEqual(before);
});

test('another host that does not answer, lacks a tool or has the file already stops it before anything is made', () => {
  const gone = { ...planOf([onHost(PEER, folder(at('vm')))]) };
  const env = { ...process.env, PATH: `${join(place.root, '../none')}:${process.env.PATH}` };
  mkdirSync(join(place.root, '../none'));
  writeFileSync(join(place.root, '../none/ssh'), '#!/bin/sh\nexit 255\n', { mode: 0o755 });
  writeFileSync(join(place.root, '../web1.sh'), planScript(gone, { start: true }));
  const silent = spawnSync('bash', [join(place.root, '../web1.sh')], { encoding: 'utf8', env });
  expect(silent).toMatchObject({ status: 4, stderr: expect.stringContaining('xenb cannot be reached') });
  const toolless = bash({ ...gone, needs: [{ tool: 'no-such-tool', package: 'some-pkg', on: PEER }] });
  expect(toolless).toMatchObject({
    status: 4,
    stderr: expect.stringContaining('no-such-tool is not installed on xenb'),
  });
  const taken = bash(planOf([onHost(PEER, written(at('theirs'), 'mine'))]));
  expect(taken).toMatchObject({ status: 5, stderr: expect.stringContaining('theirs on xenb is there already') });
  expect(snapshot(place.root)).toEqual(before);
});

test('shellcheck has nothing to say, not even about style', () => {
  expect(
    shellcheck(
      planScript(everything(), { start: true }),
      planScript(elsewhere(), { start: true }),
      planScript(guest(), { start: true }),
      planScript(guest(), { start: false }),
      planScript(planOf([]), { start: true }),
      planScript(planOf([folder('/a')]), { start: true }),
    ),
  ).toBe('');
});

test('every argument and every file arrives as it stands, whatever is in it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({
      unit: fc.constantFrom('\n', "'", '"', '\\', '$', '`', 'END', 'END\n', ' ', '\t', '\r', '!', '~', '='),
    }),
  );
  const safe = text.map((value) => value.replaceAll('\u0000', '').replace(/\p{Cs}/gu, ''));
  fc.assert(
    fc.property(fc.array(safe, { minLength: 1, maxLength: 5 }), safe, safe, (words, content, title) => {
      const plan = planOf([
        action('args', { title, why: title, do: [{ run: ['printf', '%s\\0', ...words], to: at('args') }] }),
        action('file', { title, touches: [content], do: [{ write: at('file'), mode: 0o600, text: content }] }),
        action('input', { do: [{ run: ['cat'], stdin: content, to: at('input') }] }),
        onHost(PEER, action('args', { do: [{ run: ['printf', '%s\\0', ...words], to: at('args2') }] })),
        onHost(PEER, action('file', { do: [{ write: at('file2'), mode: 0o600, text: content }] })),
        onHost(PEER, action('input', { do: [{ run: ['cat'], stdin: content, to: at('input2') }] })),
      ]);
      const { status, stderr } = bash(plan);
      expect(stderr.includes('stopped')).toBe(false);
      expect(status).toBe(0);
      for (const host of ['', '2']) {
        expect(readFileSync(at(`args${host}`), 'utf8')).toBe(words.map((word) => `${word}\0`).join(''));
        expect(readFileSync(at(`file${host}`), 'utf8')).toBe(content);
        expect(readFileSync(at(`input${host}`), 'utf8')).toBe(content);
        spawnSync('rm', ['-f', at(`args${host}`), at(`file${host}`), at(`input${host}`)]);
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

describe('before anything is made, the script stops', () => {
  afterEach(() => expect(snapshot(place.root)).toEqual(before));

  test('with 4 when a tool is missing, and names the package', () => {
    const { status, stderr } = bash(
      planOf([folder(at('vm'))], { needs: [{ tool: 'no-such-tool', package: 'some-pkg' }] }),
    );
    expect(status).toBe(4);
    expect(stderr).toContain('web1.sh: no-such-tool is not installed\n  Install it: apt install some-pkg\n');
  });

  test('with the precondition’s own code', () => {
    const precondition = {
      check: { run: ['false'] as const },
      message: "the bridge isn't there",
      remedy: 'Bring it up.',
    };
    for (const [exit, code] of [
      ['notReady', 4],
      ['conflict', 5],
      ['invalid', 3],
    ] as const) {
      const { status, stderr } = bash(planOf([folder(at('vm'))], { preconditions: [{ ...precondition, exit }] }));
      expect(status).toBe(code);
      expect(stderr).toBe("web1.sh: the bridge isn't there\n  Bring it up.\n");
    }
  });

  test('with 5 when something is in the way, also of the last action', () => {
    const there = action('x', { touches: ['the thing'], check: { run: ['test', '-e', at('theirs')] } });
    expect(bash(planOf([folder(at('vm')), there]))).toMatchObject({ status: 5 });
    expect(bash(planOf([folder(at('vm')), written(at('theirs'), 'mine')]))).toMatchObject({ status: 5 });
  });

  test('with 3 when a program says something else than it should', () => {
    const check = { run: ['echo', 'other'] as const, says: 'this' };
    const plan = planOf([folder(at('vm'))], { preconditions: [{ check, message: 'm', remedy: 'r', exit: 'invalid' }] });
    expect(bash(plan)).toMatchObject({ status: 3 });
  });
});

test('a script that fails says what was done, what was not finished, and prints the commands that take it back', () => {
  const { status, stderr } = bash(
    planOf([folder(at('vm')), written(at('vm/a'), 'x\n'), failing(), folder(at('never'))]),
  );
  expect(status).toBe(7);
  expect(existsSync(at('never'))).toBe(false);
  expect(stderr).toContain(`Done:\n  [1/4] Do folder.${at('vm')}\n`);
  expect(stderr).toContain('Not finished: [3/4] Do fails');
  const undo = stderr.slice(stderr.indexOf('in this order:\n') + 'in this order:\n'.length);
  // The commands that it prints are the ones that work.
  expect(spawnSync('bash', ['-eu'], { input: undo }).status).toBe(0);
  expect(snapshot(place.root)).toEqual(before);
});

test('an undo that is fed a program gets it from the line that is printed, and eats none of the others', () => {
  const program = `import sys\nopen(sys.argv[1], 'w').write("it's fed")\n`;
  const fed = (name: string) =>
    action(name, {
      undo: [{ run: ['python3', '-', at(name)], stdin: program, onlyIf: [{ run: ['test', '-d', at('vm')] }] }],
    });
  const line = action('line', { undo: [{ run: ['dd', `of=${at('line')}`, 'status=none'], stdin: "one 'line'" }] });
  const { status, stdout } = bash(planOf([folder(at('vm')), fed('fed'), line, onHost(PEER, fed('there'))]));
  expect(status).toBe(0);
  const undo = stdout.slice(stdout.indexOf('in this order:\n') + 'in this order:\n'.length);
  expect(spawnSync('bash', ['-eu'], { input: undo, env: environment() }).status).toBe(0);
  expect(readFileSync(at('fed'), 'utf8')).toBe("it's fed");
  expect(readFileSync(at('there'), 'utf8')).toBe("it's fed");
  expect(readFileSync(at('line'), 'utf8')).toBe("one 'line'");
  expect(existsSync(at('vm'))).toBe(false);
});

test('a second run of a script that worked refuses instead of doing it twice', () => {
  const plan = planOf([folder(at('vm'))]);
  expect(bash(plan).status).toBe(0);
  expect(bash(plan).status).toBe(5);
});

test('a shared folder that is there is used and never listed as ours', () => {
  const { status, stderr } = bash(planOf([{ ...folder(place.root), whenThere: 'keep' }, failing()]));
  expect(status).toBe(7);
  expect(stderr).not.toContain(`rm -rf -- ${place.root}\n`);
});

test('a console that does not listen to TERM, as xl’s does not when the guest was gone too soon, does not hold it up', () => {
  const bin = join(place.root, '../bin');
  mkdirSync(bin);
  const wait = `import time, pathlib; time.sleep(120); pathlib.Path('${bin}/ended').touch()`;
  const xl = `#!/bin/sh
if [ "$1" = console ]; then trap '' TERM; exec python3 -c "${wait}"; fi
[ "$1" != domid ] || [ -e '${bin}/up' ] || exit 1
touch '${bin}/up'
`;
  writeFileSync(join(bin, 'xl'), xl, { mode: 0o755 });
  const [, start] = guest().actions;
  const plan = planOf([{ ...start!, verify: { kind: 'alive', guest: 'web1', console: 'pv', graceSeconds: 1 } }]);
  expect(bash(plan).status).toBe(0);
  expect(existsSync(join(bin, 'ended'))).toBe(false);
}, 300_000);

test('without start the guest is not started', () => {
  expect(planScript(guest(), { start: false })).not.toContain('xl create');
  expect(planScript(guest(), { start: true })).toContain('xl create');
});

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drivesHost } from '../support/drives-host.ts';
import { Desk } from '../support/program.ts';

/** `disc GUEST` of the built program, with an xl on the PATH that keeps what is in two drives in files. */

let desk: Desk;
let iso: string;
beforeEach(async () => {
  desk = await Desk.set();
  iso = join(desk.dir, 'iso');
  mkdirSync(iso);
  for (const name of ['a.iso', 'b.iso']) writeFileSync(join(iso, name), 'a disc');
});
afterEach(() => desk.clean());

/** PATH with programs in place of xl and xenstore-ls. `asks`: how often the guest is asked in vain for its disc. */
function withXl(asks = 0): { PATH: string } {
  const bin = join(desk.dir, 'bin');
  drivesHost(bin, { hdc: join(iso, 'a.iso'), hdd: '' }, asks);
  return { PATH: `${bin}:${process.env.PATH}` };
}
const drive = (name: string): string => readFileSync(join(desk.dir, 'bin', name), 'utf8');
const changes = (): string[] =>
  drive('ran')
    .split('\n')
    .filter((line) => /cd-|-N/.test(line));

describe('for scripts', () => {
  test('list: lines, and as JSON what the contract says', async () => {
    const env = withXl();
    const { code, stdout } = await desk.run(['disc', 'web1', 'list'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('The drives of web1 (hvm) on this machine');
    expect(stdout).toContain(`  hdc  a.iso  ${iso}/a.iso`);
    expect(stdout).toContain('  hdd  empty');
    const json = await desk.run(['disc', 'web1', '--json'], { env });
    expect(JSON.parse(json.stdout)).toMatchObject({
      guest: 'web1',
      type: 'hvm',
      drives: [
        { drive: 'hdc', disc: `${iso}/a.iso` },
        { drive: 'hdd', disc: null },
      ],
      queue: [],
    });
    expect(changes()).toEqual([]);
  });

  test('without a terminal disc NAME is the same as list', async () => {
    const env = withXl();
    const { code, stdout } = await desk.run(['disc', 'web1'], { env });
    expect(code).toBe(0);
    expect(stdout).toBe((await desk.run(['disc', 'web1', 'list'], { env })).stdout);
  });

  test('insert and eject; a relative path begins where one stands; a second time there is nothing to do', async () => {
    const env = withXl();
    writeFileSync(join(desk.cwd, 'c.iso'), 'a disc');
    const done = await desk.run(['disc', 'web1', 'insert', 'hdc', './c.iso', '--json'], { env });
    expect(done.code, done.stderr).toBe(0);
    const path = join(desk.cwd, 'c.iso');
    expect(JSON.parse(done.stdout).changed).toEqual({ drive: 'hdc', from: `${iso}/a.iso`, to: path });
    expect(done.stderr).toContain('c.iso is in hdc now; a.iso was taken out.');
    expect(drive('hdc')).toBe(path);

    const again = await desk.run(['disc', 'web1', 'insert', 'hdc', path, '--json'], { env });
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout).changed).toBeUndefined();
    expect(again.stderr).toContain('already');

    const out = await desk.run(['disc', 'web1', 'eject', 'hdc'], { env });
    expect(out.code).toBe(0);
    expect(out.stdout).toContain('hdc  empty');
    expect(changes()).toEqual([`cd-insert web1 hdc ${path}`, 'cd-eject web1 hdc']);
  });

  test('a guest that holds its disc is waited for, and that is said once', async () => {
    const env = withXl(1);
    const { code, stderr } = await desk.run(['disc', 'web1', 'insert', 'hdc', join(iso, 'b.iso')], { env });
    expect(code, stderr).toBe(0);
    expect(stderr.match(/holds the tray of hdc locked/g)).toHaveLength(1);
    expect(drive('hdc')).toBe(join(iso, 'b.iso'));
  });

  test.each<[string[], number, RegExp]>([
    [['web1', 'play'], 2, /"play" is nothing that can be done/],
    [['web1', 'insert', 'hdc'], 2, /a drive and a file/],
    [['web1', 'eject'], 2, /one drive/],
    [['web1', 'list', 'hdc'], 2, /nothing may stand behind list/],
    [['web2'], 2, /no guest "web2" runs[\s\S]*Did you mean web1/],
    [['../../etc', 'list'], 2, /no guest/],
    [['3', 'list'], 2, /no guest "3" runs/],
    [['', 'list'], 2, /no guest "" runs/],
    [['web1', 'insert', 'hdz', '/x.iso'], 3, /no drive "hdz"[\s\S]*hdc and hdd/],
    [['web1', 'insert', 'hdc', '/nowhere/x.iso'], 3, /is not there/],
    [['web1', 'next'], 3, /no list of discs/],
    [['web1', 'wait'], 3, /no install of web1/],
  ])('%j: exit %i', async (args, exitCode, says) => {
    const { code, stdout, stderr } = await desk.run(['disc', ...args], { env: withXl() });
    expect(stderr).toMatch(says);
    expect(code).toBe(exitCode);
    expect(stdout).toBe('');
    expect(changes()).toEqual([]);
  });

  test('a machine without Xen: not ready', async () => {
    const bin = join(desk.dir, 'none');
    mkdirSync(bin);
    writeFileSync(join(bin, 'xl'), '#!/bin/sh\necho "cannot init xl context" >&2\nexit 1\n');
    chmodSync(join(bin, 'xl'), 0o755);
    const { code, stderr } = await desk.run(['disc', 'web1'], { env: { PATH: `${bin}:${process.env.PATH}` } });
    expect(code).toBe(4);
    expect(stderr).toContain('cannot init xl context');
  });
});

describe('in a terminal', () => {
  test('the screen: a disc is ejected, and q leaves with what happened last', async () => {
    const session = desk.start(['disc', 'web1'], { env: withXl() });
    await session.waitFor(/hdc {2}a\.iso/);
    expect(session.alternate).toBe(true);
    session.write('e');
    await session.waitFor('hdc is empty now');
    session.write('q');
    expect((await session.exit).exitCode).toBe(0);
    expect(session.screen()).toContain('hdc is empty now; a.iso was taken out.');
    expect(drive('hdc')).toBe('');
  });

  test('Ctrl-C leaves with 130', async () => {
    const session = desk.start(['disc', 'web1'], { env: withXl() });
    await session.waitFor(/hdc {2}a\.iso/);
    session.write('\x03');
    expect((await session.exit).exitCode).toBe(130);
  });

  test.each([
    [['--plain'], {}],
    [[], { TERM: 'dumb' }],
  ])('plain lines (%j %j): the same by typing', async (options, env) => {
    const session = desk.start(['disc', 'web1', ...options], { env: { ...withXl(), ...env } });
    await session.waitFor('- hdc: a.iso');
    await session.waitFor(/^ ?> ?$/m);
    session.write('e hdc\r');
    await session.waitFor('hdc is empty now; a.iso was taken out.');
    await session.waitFor((screen) => /^ ?> ?$/m.test(screen.split('hdc is empty now')[1] ?? ''));
    session.write('99\r');
    await session.waitFor(/There is no disc 99|There are no discs/);
    session.write('q\r');
    expect((await session.exit).exitCode).toBe(0);
    expect(session.alternate).toBe(false);
    expect(changes()).toEqual(['cd-eject web1 hdc']);
  });
});

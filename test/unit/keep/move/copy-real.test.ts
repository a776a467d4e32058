import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyCommands } from '../../../../src/keep/move/ways/carry/copy.ts';

const MiB = 2 ** 20;
const works = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
/** Root with loop devices, as in CI; elsewhere it says so. */
const ready = process.getuid?.() === 0 && works('rsync', '--version') && works('losetup', '--find');
if (!ready) process.stderr.write('copy-real.test.ts: left out, it needs root, rsync and loop devices\n');

/** The other host: a shell in a mount namespace that has its folder where this one has its own. */
const SSH = `#!/bin/bash
while [ "$1" != xenb ]; do shift; done
shift
exec unshare --mount sh -c 'mount --bind "$XENGUIDE_THERE" "$XENGUIDE_HERE" && eval "$1"' sh "$*"
`;

let folder: string;
let loops: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xenguide-copy-'));
  loops = [];
  mkdirSync(join(folder, 'bin'));
  for (const side of ['here', 'there']) mkdirSync(join(folder, side));
  writeFileSync(join(folder, 'bin/ssh'), SSH);
  chmodSync(join(folder, 'bin/ssh'), 0o755);
});
afterEach(() => {
  for (const loop of loops) works('losetup', '--detach', loop);
  rmSync(folder, { recursive: true, force: true });
});

const at = (side: 'here' | 'there', name: string): string => join(folder, side, name);
/** As a volume is named: a link to a device whose number is another on each host. */
function device(side: 'here' | 'there', bytes: Buffer): string {
  writeFileSync(at(side, 'image'), bytes);
  const loop = execFileSync('losetup', ['--find', '--show', at(side, 'image')], { encoding: 'utf8' }).trim();
  loops.push(loop);
  symlinkSync(loop, at(side, 'web1-disk'));
  return loop;
}
/** Gives back the exit code of the first that fails, else 0. */
function carryOut(kind: 'lvm' | 'file', name: string): number {
  const wire = { host: 'xenb', user: 'root', port: undefined };
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    XENGUIDE_HERE: join(folder, 'here'),
    XENGUIDE_THERE: join(folder, 'there'),
  };
  for (const [program, ...args] of copyCommands(
    { guest: 'copied', vdev: 'xvda', path: at('here', name), kind },
    wire,
  )) {
    const { status } = spawnSync(program, args, { env });
    if (status !== 0) return status ?? -1;
  }
  return 0;
}
const nodes = (): string[] =>
  ['from', 'to'].filter((side) => works('test', '-e', `/dev/xenguide-move-copied-xvda.${side}`));

describe.skipIf(!ready)('with a real rsync', () => {
  test('a volume is copied whole, though its name is a link on both hosts; the links stay, and no node is left', () => {
    const wanted = randomBytes(4 * MiB);
    device('here', wanted);
    const there = device('there', Buffer.alloc(4 * MiB));
    expect(carryOut('lvm', 'web1-disk')).toBe(0);
    expect(readFileSync(there).equals(wanted)).toBe(true);
    expect(lstatSync(at('there', 'web1-disk')).isSymbolicLink()).toBe(true);
    expect(nodes()).toEqual([]);
  });

  test('where the other host has no such volume, it fails, and makes no file of that name', () => {
    device('here', randomBytes(MiB));
    expect(carryOut('lvm', 'web1-disk')).not.toBe(0);
    expect(works('test', '-e', at('there', 'web1-disk'))).toBe(false);
    rmSync('/dev/xenguide-move-copied-xvda.from', { force: true });
    expect(nodes()).toEqual([]);
  });

  test('an image in a file is copied; a link to one is refused, since rsync would pass it over', () => {
    const wanted = randomBytes(MiB);
    writeFileSync(at('here', 'web1.img'), wanted);
    writeFileSync(at('there', 'web1.img'), Buffer.alloc(MiB));
    expect(carryOut('file', 'web1.img')).toBe(0);
    expect(readFileSync(at('there', 'web1.img')).equals(wanted)).toBe(true);
    symlinkSync('web1.img', at('here', 'link.img'));
    expect(carryOut('file', 'link.img')).toBe(1);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inTheMiddleOfTheCopy } from './support/copy.ts';
import { layWire } from './support/cutting-proxy.ts';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

const NAME = 'cutoff';
/** Large enough that its copy can be met half-way: the practice disk with 400 MB behind its partition. */
const BIG = '/var/tmp/xenguide-test-big.img';
const GUEST: Wanted = {
  name: NAME,
  type: 'pvh',
  kind: 'disk-image',
  path: BIG,
  storage: { backend: 'lvm', vg: 'vg0', size: '600MiB' },
};
let before: string[];

beforeAll(async () => {
  mustBeUp();
  await onHost(`cp /srv/images/disk.img ${BIG} && yes xenguide | head -c 400M >>${BIG}`, 300);
  before = await everything();
});
afterEach(async () => {
  await xenguide('undo', NAME, '--host', HOST, '--yes');
});
afterAll(async () => {
  await onHost(`rm -f ${BIG}`);
});

/** The program, killed without a warning while the host copies the image. */
async function killedWhileCopying(): Promise<void> {
  const { child, ended } = provision(GUEST);
  await inTheMiddleOfTheCopy(() => child.kill('SIGKILL'));
  expect((await ended).code).toBeNull();
}

const nothingIsLeft = () => expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);

describe('an apply that is killed in the middle of the copy', () => {
  test('is gone on with by apply, and the guest comes to life', async () => {
    await forgetConsole(NAME);
    await killedWhileCopying();
    const again = await xenguide('apply', NAME, '--host', HOST, '--yes');
    expect(again.code, again.stderr).toBe(0);
    const report = await reportOf(NAME, 600);
    expect(report.root).toMatchObject({ written: true, boots: 1 });
  });

  test('is cleaned up by undo', async () => {
    await killedWhileCopying();
    expect(await everything()).not.toEqual(before);
    const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  });
});

test('a connection that is cut half-way: exit 7, what is left and how to go on; undo takes it away', async () => {
  const wire = await layWire();
  try {
    const { ended } = provision(GUEST, { sshConfig: wire.sshConfig });
    await inTheMiddleOfTheCopy(wire.cut);
    const result = await ended;
    expect(result.code, result.stderr).toBe(7);
    expect(result.stderr).toContain(`xenguide apply ${NAME}`);
    expect(result.stderr).toContain(`xenguide undo ${NAME}`);
  } finally {
    wire.close();
  }
  const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  await nothingIsLeft();
});

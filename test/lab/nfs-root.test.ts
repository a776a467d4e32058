import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mountsAndUnits, NOBODY } from './support/file-server.ts';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, untilOnHost } from './support/host.ts';
import { xenguide } from './support/program.ts';
import { contentsOf, ROOT, ROOT_SERVER, startRootServer, stopRootServer } from './support/root-exports.ts';

const NAME = 'rooted';
const NOTE = `${ROOT.good}/.xenguide-guest`;
const KERNEL = `/var/lib/xen/boot/${NAME}/vmlinuz`;

const guest = (more: Record<string, string> = {}, rest: Partial<Wanted> = {}): Wanted => ({
  name: NAME,
  type: 'pv',
  kind: 'existing',
  storage: { backend: 'nfs-root', server: ROOT_SERVER, export: ROOT.good, ...more },
  ...rest,
});
const all = async (): Promise<string[]> => [...(await everything()), ...(await mountsAndUnits())];
const undo = (name = NAME) => xenguide('undo', name, '--host', HOST, '--yes');
/** What the guest wrote into its root is its own: undo leaves it. */
const nothingIsLeft = async (): Promise<void> => {
  await onHost(`rm -f ${ROOT.good}/var/lib/boots`);
  await expect.poll(all, { timeout: 60_000, interval: 2_000 }).toEqual(before);
};

let before: string[];
beforeAll(async () => {
  mustBeUp();
  await startRootServer();
});
afterAll(stopRootServer);
beforeEach(async () => {
  await forgetConsole(NAME);
  before = await all();
});
afterEach(async () => {
  await onHost('nft delete table inet xenguide_test 2>/dev/null; true');
  // A failed test must not fail those after it.
  await undo();
  await onHost(`rm -f ${ROOT.good}/var/lib/boots`);
});

describe('a guest without a disk', () => {
  test.each<[string, Record<string, string>, Partial<Wanted>, RegExp]>([
    ['pv, NFS 3, address by DHCP', {}, { type: 'pv' }, /^10\.20\.0\.1\d\d\/24$/],
    ['pvh, NFS 4.2, a fixed address', { version: '4.2' }, { type: 'pvh', ip: '10.20.0.50/24' }, /^10\.20\.0\.50\/24$/],
  ])(
    '%s: runs from the folder, writes to it, and is taken away whole',
    async (_what, storage, rest, address) => {
      const contents = await contentsOf(ROOT.good);
      const made = await provision(guest(storage, rest)).ended;
      expect(made.code, made.stderr).toBe(0);
      const report = await reportOf(NAME, 600);
      expect(report.root).toMatchObject({ device: `${ROOT_SERVER}:${ROOT.good}`, written: true, boots: 1 });
      expect(report.disks).toEqual({});
      expect(report.address).toMatch(address);
      expect((await onHost(`cat ${ROOT.good}/var/lib/boots`)).trim()).toBe('1');
      expect(await onHost(`xl block-list ${NAME} | grep -c /local || true`)).toBe('0\n');
      expect((await onHost(`stat -c %a ${KERNEL}`)).trim()).toBe('600');
      expect(await onHost(`cat ${NOTE}`)).toBe(`Root of the Xen guest ${NAME} of xena\n`);
      expect(await onHost('findmnt -rn -t nfs,nfs4 || true'), 'the host has it mounted no more').toBe('');

      await onHost(`xl shutdown -w ${NAME}`, 300);
      const undone = await undo();
      expect(undone.code, undone.stderr).toBe(0);
      expect(await contentsOf(ROOT.good)).toBe(contents);
      await nothingIsLeft();
    },
    1_500_000,
  );

  test('shares its root with no other: the second is refused, and nothing is changed', async () => {
    const made = await provision(guest(), { start: false }).ended;
    expect(made.code, made.stderr).toBe(0);
    const meanwhile = await all();
    const second = await provision(guest({}, { name: 'rooted2' })).ended;
    expect(second.stderr).toMatch(/root of the guest rooted already|another guest’s root already/);
    expect(second.code, second.stderr).toBe(5);
    // Another host would not know the config: it sees the note.
    await onHost(`mv /etc/xen/${NAME}.cfg /root/aside`);
    const elsewhere = await provision(guest({}, { name: 'rooted2' })).ended;
    await onHost(`mv /root/aside /etc/xen/${NAME}.cfg`);
    expect(elsewhere.stderr).toContain('another guest’s root already');
    expect(elsewhere.code, elsewhere.stderr).toBe(5);
    expect(await all()).toEqual(meanwhile);
    expect((await undo()).code).toBe(0);
    await nothingIsLeft();
  }, 1_200_000);
});

describe('a file server that will not', () => {
  test.each<[string, Record<string, string>, RegExp, number]>([
    ['is not there', { server: NOBODY }, /10\.9\.0\.77 does not answer/, 3],
    ['has no such export', { export: ROOT.unknown }, /has no export|does not let this host mount/, 3],
    ['has nothing in the folder', { export: ROOT.empty }, /is empty/, 3],
    ['makes root a nobody', { export: ROOT.squashed }, /root_squash/, 3],
    ['exports read-only', { export: ROOT.readOnly }, /exported read-only/, 6],
  ])(
    '%s: one clear message, and nothing is left',
    async (_what, answers, says, exit) => {
      const { code, stderr } = await provision(guest(answers)).ended;
      expect(stderr).toMatch(says);
      expect(code, stderr).toBe(exit);
      await nothingIsLeft();
    },
    600_000,
  );

  test('goes silent before the undo: it stops with what to do, and goes on once the server is back', async () => {
    const made = await provision(guest(), { start: false }).ended;
    expect(made.code, made.stderr).toBe(0);
    await onHost(
      'nft add table inet xenguide_test && nft add chain inet xenguide_test in "{ type filter hook input priority -10; }" && nft add rule inet xenguide_test in tcp dport 2049 drop',
    );
    const stuck = await undo();
    expect(stuck.code, stuck.stderr).toBe(7);
    expect(stuck.stderr).toContain(`mount -t tmpfs none /var/lib/xen/nfs/${NAME}-root`);
    await onHost('nft delete table inet xenguide_test');
    const undone = await undo();
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  }, 1_200_000);
});

describe('the program killed', () => {
  test.each([
    ['while it notes whose root it is', `test -e ${NOTE}`],
    ['while it copies the kernel', `test -e ${KERNEL}`],
  ])(
    '%s: undo cleans up',
    async (_when, moment) => {
      const { child, ended } = provision(guest());
      await untilOnHost(moment, 300);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      const undone = await undo();
      expect(undone.code, undone.stderr).toBe(0);
      await nothingIsLeft();
    },
    900_000,
  );

  test('while it copies the kernel: apply goes on, and the guest runs', async () => {
    const { child, ended } = provision(guest());
    await untilOnHost(`test -e ${KERNEL}`, 300);
    child.kill('SIGKILL');
    await ended;
    const again = await xenguide('apply', NAME, '--host', HOST, '--yes');
    expect(again.code, again.stderr).toBe(0);
    expect((await reportOf(NAME, 600)).root).toMatchObject({ written: true });
    expect((await undo()).code).toBe(0);
    await nothingIsLeft();
  }, 1_500_000);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DiscRecord } from '../../src/drives/record.ts';
import { forgetConsole, log, typeIn } from './support/guest.ts';
import { HOST, mustBeUp, onHost, quoted, untilOnHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/**
 * Needs: the lab, up, with one host, and `npm run build`. A pv guest booted directly (vmlinuz and initrd.img of the practice
 * guest), two discs that are told apart by their first words, and the record that a plan would have left.
 */
const NAME = 'discs';
const DIR = '/srv/images/xenguide-test-discs';
const STATE = `/var/lib/xenguide/guests/${NAME}`;
const [A, B] = [`${DIR}/a.iso`, `${DIR}/b.iso`] as const;
const CONFIG = `name = "${NAME}"
type = "pv"
kernel = "/srv/images/vmlinuz"
ramdisk = "/srv/images/initrd.img"
extra = "console=hvc0"
memory = 256
vcpus = 1
disk = [ "format=raw,vdev=xvdc,access=ro,target=${A}" ]
`;
const RECORD: DiscRecord = { version: 1, how: 'disks', drives: ['xvdc'], queue: [A, B], install: null };

beforeEach(async () => {
  mustBeUp();
  await forgetConsole(NAME);
  await onHost(`set -e
    mkdir -p ${DIR}; mkdir -p -m 700 ${STATE}
    for disc in a b; do truncate -s 1M ${DIR}/$disc.iso; printf 'disc-%s' $disc | dd of=${DIR}/$disc.iso conv=notrunc status=none; done
    printf %s ${quoted(CONFIG)} >${DIR}/guest.cfg
    umask 077; printf %s ${quoted(JSON.stringify(RECORD))} >${STATE}/discs.json
    xl create -q ${DIR}/guest.cfg`);
  await untilOnHost(`grep -qs 'xenguide-guest: beat' ${log(NAME)}`, 400);
});
afterEach(async () => {
  await onHost(`xl destroy ${NAME} 2>/dev/null; sleep 2; rm -rf ${DIR} ${STATE}`);
});

const disc = async (...args: string[]) => {
  const ended = await xenguide('disc', NAME, ...args, '--host', HOST, '--json');
  return { ...ended, json: ended.stdout === '' ? undefined : JSON.parse(ended.stdout) };
};

test('a pv guest: its disc is seen, changed for the next one, read in the guest, and taken out', async () => {
  const listed = await disc('list');
  expect(listed.code, listed.stderr).toBe(0);
  expect(listed.json).toMatchObject({
    guest: NAME,
    type: 'pv',
    drives: [{ drive: 'xvdc', disc: A }],
    queue: [
      { path: A, done: true },
      { path: B, done: false },
    ],
  });

  const inserted = await disc('insert', 'xvdc', B);
  expect(inserted.code, inserted.stderr).toBe(0);
  expect(inserted.json.changed).toEqual({ drive: 'xvdc', from: A, to: B });
  expect(await onHost(`xl list -l ${NAME} | grep pdev_path`)).toContain(B);
  await typeIn(NAME, ['echo "read: $(head -c 6 /dev/xvdc)"']);
  await untilOnHost(`grep -q 'read: disc-b' ${log(NAME)}`, 60);
  await typeIn(NAME, ['echo x >/dev/xvdc || echo "write: refused"']);
  await untilOnHost(`grep -q '^write: refused' ${log(NAME)}`, 60);

  expect((await disc('next')).stderr).toContain('All discs of the list');
  const out = await disc('eject', 'xvdc');
  expect(out.code, out.stderr).toBe(0);
  expect(out.json).toMatchObject({ drives: [{ drive: 'xvdc', disc: null }], changed: { from: B, to: null } });
  expect(await onHost(`xl block-list ${NAME} | grep -c /local || true`)).toBe('0\n');
  expect(await onHost(`stat -c %a ${STATE}/discs-history.jsonl`)).toBe('600\n');
  expect((await onHost(`wc -l <${STATE}/discs-history.jsonl`)).trim()).toBe('2');
}, 1_500_000);

test('what cannot be is refused, and nothing is touched', async () => {
  const before = await onHost(`xl block-list ${NAME}`);
  expect((await disc('insert', 'hdc', B)).code).toBe(3);
  expect((await disc('insert', 'xvdc', '/nowhere.iso')).code).toBe(3);
  expect((await disc('insert', 'xvdc', 'b.iso')).code).toBe(3);
  expect((await disc('insert', 'xvdc', A)).code).toBe(0);
  expect(await onHost(`xl block-list ${NAME}`)).toBe(before);
}, 1_500_000);

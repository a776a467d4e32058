import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Session } from '../support/terminal.ts';
import { inTheMiddleOfTheCopy } from './support/copy.ts';
import { answersFile, forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, sshConfig } from './support/host.ts';
import {
  backing,
  CHAP_USER,
  DEAF_PORTAL,
  device,
  emptyLun,
  iscsiState,
  LOCKED,
  OPEN,
  PASSWORD,
  PORTAL,
  passwordFile,
  RECORDS,
  SMALL,
  startTarget,
  stopTarget,
} from './support/iscsi-target.ts';
import { program, xenguide } from './support/program.ts';

let service: string;
let before: string[];
const guests = new Set<string>();

const all = async (): Promise<string[]> => [...(await everything()), ...(await iscsiState())];
const nothingIsLeft = () => expect.poll(all, { timeout: 120_000, interval: 2_000 }).toEqual(before);

function wanted(name: string, storage: Record<string, unknown>): Wanted {
  guests.add(name);
  return {
    ...{ name, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
    storage: { backend: 'iscsi', portal: PORTAL, iqn: OPEN, lun: 1, size: '100MiB', ...storage },
  };
}

async function make(guest: Wanted): Promise<void> {
  await forgetConsole(guest.name);
  const made = await provision(guest).ended;
  expect(made.code, made.stderr).toBe(0);
}

async function undo(name: string): Promise<void> {
  const undone = await xenguide('undo', name, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
}

beforeAll(async () => {
  mustBeUp();
  service = await startTarget();
  before = await all();
});
afterEach(async () => {
  for (const name of guests) await xenguide('undo', name, '--host', HOST, '--yes');
  guests.clear();
  for (const target of [OPEN, LOCKED]) for (const lun of [1, 2]) await emptyLun(target, lun);
});
afterAll(() => stopTarget(service));

test('a guest lives on a LUN, writes to it, and undo leaves nothing', async () => {
  const guest = wanted('lun-guest', {});
  await make(guest);
  expect(await onHost(`cat /etc/xen/${guest.name}.cfg`)).toContain(`target=${device(OPEN, 1)}`);
  expect((await reportOf(guest.name, 400)).root).toMatchObject({ written: true, boots: 1 });
  expect(await onHost(`iscsiadm -m node -T ${OPEN} -p ${PORTAL}`)).toContain('node.startup = automatic');

  await onHost(`xl shutdown -w ${guest.name}`, 300);
  await onHost(`blockdev --flushbufs ${device(OPEN, 1)}`);
  expect(await onHost(`debugfs -R 'cat /var/lib/boots' ${backing(OPEN, 1)} 2>/dev/null`)).toBe('1\n');

  await undo(guest.name);
  await nothingIsLeft();
  // Taken back means that the LUN can be used again.
  expect(await onHost(`blkid -p ${backing(OPEN, 1)} || echo nothing`)).toBe('nothing\n');
}, 1_200_000);

describe('a portal by name', () => {
  const NAME = 'storage.example';
  const named = (more: object = {}) => wanted('by-name', { portal: `${NAME}:3260`, ...more });
  const isAt = (...addresses: string[]): Promise<string> =>
    onHost(
      `sed -i '/${NAME}/d' /etc/hosts; ${addresses.map((each) => `echo '${each} ${NAME}' >>/etc/hosts`).join('; ') || 'true'}`,
    );
  afterEach(() => isAt());

  test('is looked up on the host, and the guest lives by that address', async () => {
    await isAt('127.0.0.1');
    const guest = named();
    await forgetConsole(guest.name);
    const made = await provision(guest).ended;
    expect(made.code, made.stderr).toBe(0);
    expect(made.stdout).toContain(`${NAME} is 127.0.0.1 on the host`);
    expect(await onHost(`cat /etc/xen/${guest.name}.cfg`)).toContain(`target=${device(OPEN, 1)}`);
    expect((await reportOf(guest.name, 400)).root).toMatchObject({ written: true, boots: 1 });
    expect(await onHost(`ls ${RECORDS}/${OPEN}`)).toMatch(/^127\.0\.0\.1,3260/);
    // Undo needs no name.
    await isAt();
    await undo(guest.name);
    await nothingIsLeft();
  }, 1_200_000);

  test('that is another address than the answers say is a conflict, and nothing is changed', async () => {
    await isAt('127.0.0.2');
    const refused = await provision(named({ portal_address: '127.0.0.1' })).ended;
    expect(refused.code, refused.stderr).toBe(5);
    expect(refused.stderr).toContain(`${NAME} is 127.0.0.2 on the host now, and not 127.0.0.1`);
    await nothingIsLeft();
  }, 600_000);

  test('with two addresses is an open question, with none is refused', async () => {
    await isAt('127.0.0.1', '127.0.0.2');
    const two = await provision(named()).ended;
    expect(two.code, two.stderr).toBe(2);
    expect(two.stderr).toContain('storage.portal_address');
    expect(two.stderr).toContain('127.0.0.2');
    await isAt();
    const none = await provision(named()).ended;
    expect(none.code, none.stderr).toBe(3);
    expect(none.stderr).toContain(`getent ahosts ${NAME}`);
    await nothingIsLeft();
  }, 600_000);

  test('that becomes another between plan and apply: exit 5, and nothing is changed', async () => {
    await isAt('127.0.0.1');
    const { file, out, done } = answersFile(named());
    try {
      const written = await xenguide('new', '--answers', file, '--out', out, '--host', HOST, '--write');
      expect(written.code, written.stderr).toBe(0);
      await isAt('127.0.0.2');
      const refused = await xenguide('apply', out, '--host', HOST, '--yes');
      expect(refused.code, refused.stderr).toBe(5);
      expect(refused.stderr).toContain(`${NAME} is not 127.0.0.1 any more`);
    } finally {
      done();
    }
    await nothingIsLeft();
  }, 600_000);
});

test('a person is offered the targets of the portal, and the question leaves nothing on the host', async () => {
  const { file, done } = answersFile(wanted('offered', { iqn: undefined, lun: undefined }));
  const home = mkdtempSync(join(tmpdir(), 'xenguide-offer-'));
  const terminal = Session.start(process.execPath, [program, '--answers', file, '--host', HOST], {
    cwd: home,
    env: { HOME: home, XDG_STATE_HOME: home, XENGUIDE_SSH_CONFIG: sshConfig },
  });
  try {
    await terminal.waitFor(`${PORTAL} offers 2 targets`, 420_000);
  } finally {
    terminal.write('\u0003');
    await terminal.close();
    done();
    rmSync(home, { recursive: true, force: true });
  }
  await nothingIsLeft();
}, 900_000);

describe('of two guests on one target', () => {
  test('the first to go leaves the second its session; the last one logs out', async () => {
    const [one, two] = [wanted('lun-one', { lun: 1 }), wanted('lun-two', { lun: 2 })];
    await make(one);
    await make(two);
    await undo(one.name);
    expect(await onHost('iscsiadm -m session')).toContain(OPEN);
    // It still reaches its disk: a clean end, and what it wrote is there.
    await onHost(`xl shutdown -w ${two.name}`, 300);
    expect(await onHost(`debugfs -R 'cat /var/lib/boots' ${backing(OPEN, 2)} 2>/dev/null`)).toBe('1\n');
    await undo(two.name);
    await nothingIsLeft();
  }, 1_800_000);
});

test('a session that was there before is used, and stays', async () => {
  await onHost(`iscsiadm -m node -T ${OPEN} -p ${PORTAL} -o new && iscsiadm -m node -T ${OPEN} -p ${PORTAL} --login`);
  await onHost(`udevadm wait --timeout=60 ${device(OPEN, 1)} ${device(OPEN, 2)}`);
  try {
    const there = await all();
    const guest = wanted('lun-guest', {});
    await make(guest);
    await undo(guest.name);
    await expect.poll(all, { timeout: 120_000, interval: 2_000 }).toEqual(there);
    expect(await onHost(`iscsiadm -m node -T ${OPEN} -p ${PORTAL}`)).toContain('node.startup = manual');
  } finally {
    await onHost(
      `iscsiadm -m node -T ${OPEN} -p ${PORTAL} --logout; iscsiadm -m node -T ${OPEN} -p ${PORTAL} -o delete`,
    );
  }
}, 1_200_000);

describe('a target with a password', () => {
  const chap = (which: Parameters<typeof passwordFile>[0]) => ({
    iqn: LOCKED,
    chap: { user: CHAP_USER, password_file: passwordFile(which) },
  });

  test('lets the guest in; the password stands on no command line and in none of our files', async () => {
    const guest = wanted('locked', chap('right'));
    await onHost(`printf '${PASSWORD}\\n' >/run/needle; setsid sh -c '
      while [ -e /run/needle ]; do grep -lsaFf /run/needle /proc/[0-9]*/cmdline >>/run/seen; done' >/dev/null 2>&1 </dev/null &`);
    try {
      await make(guest);
    } finally {
      await onHost('rm -f /run/needle');
    }
    expect(await onHost('cat /run/seen; rm -f /run/seen')).toBe('');
    expect(await onHost(`grep -rlF ${PASSWORD} /var/lib/xenguide /etc/xen /var/log/xen || true`)).toBe('');
    expect((await reportOf(guest.name, 400)).root).toMatchObject({ written: true, boots: 1 });
    expect(await onHost(`find ${RECORDS} -type f -perm /077`)).toBe('');
    await undo(guest.name);
    await nothingIsLeft();
  }, 1_200_000);

  test('does not let it in with a wrong one: exit 6, what is wrong, and nothing is left', async () => {
    const refused = await provision(wanted('locked', chap('wrong'))).ended;
    expect(refused.code, refused.stderr).toBe(6);
    expect(refused.stderr).toContain(`with the user ${CHAP_USER}`);
    expect(refused.stderr).toContain('authorization failure');
    await nothingIsLeft();
  }, 600_000);

  test('is not asked at all while others can read the file with the password: exit 4', async () => {
    const refused = await provision(wanted('locked', chap('open-to-all'))).ended;
    expect(refused.code, refused.stderr).toBe(4);
    expect(refused.stderr).toContain('chmod 600');
    await nothingIsLeft();
  }, 600_000);
});

test('a portal that does not answer: exit 6 with its name, and nothing is left', async () => {
  const refused = await provision(wanted('nobody', { portal: DEAF_PORTAL })).ended;
  expect(refused.code, refused.stderr).toBe(6);
  expect(refused.stderr).toContain(`the portal ${DEAF_PORTAL} does not answer`);
  await nothingIsLeft();
}, 600_000);

test('a LUN that the target does not have: exit 6, and nothing is left', async () => {
  const refused = await provision(wanted('no-lun', { lun: 7 })).ended;
  expect(refused.code, refused.stderr).toBe(6);
  expect(refused.stderr).toContain('has no LUN 7');
  await nothingIsLeft();
}, 600_000);

test('a LUN that is one sector too small: exit 6, and nothing is left or written', async () => {
  const sum = await onHost(`sha256sum ${backing(OPEN, SMALL)}`);
  const refused = await provision(wanted('too-small', { lun: SMALL })).ended;
  expect(refused.code, refused.stderr).toBe(6);
  expect(refused.stderr).toContain('smaller than');
  expect(await onHost(`sha256sum ${backing(OPEN, SMALL)}`)).toBe(sum);
  await nothingIsLeft();
}, 600_000);

test('a LUN with something on it is left alone, until its very name is in the answers', async () => {
  await onHost(`mkfs.ext4 -q -F -L theirs ${backing(OPEN, 1)} && sync`);
  const sum = await onHost(`sha256sum ${backing(OPEN, 1)}`);
  const refused = await provision(wanted('theirs', {})).ended;
  expect(refused.code, refused.stderr).toBe(6);
  expect(refused.stderr).toContain('something is on the LUN');
  expect(refused.stderr).toContain('theirs');
  expect(refused.stderr).toContain(`overwrite: ${device(OPEN, 1)}`);
  expect(await onHost(`sha256sum ${backing(OPEN, 1)}`)).toBe(sum);
  await nothingIsLeft();

  await make(wanted('theirs', { overwrite: device(OPEN, 1) }));
  await undo('theirs');
  await nothingIsLeft();
}, 1_200_000);

describe('undo while somebody uses a disk of the target under another name', () => {
  const sdOf = async (lun: number): Promise<string> => (await onHost(`readlink -f ${device(OPEN, lun)}`)).trim();

  test('its own LUN, mounted as /dev/sdX: exit 7 with the mount point, the disk stays; then undo goes on', async () => {
    const guest = wanted('lun-guest', {});
    await make(guest);
    // A guest that has only just begun may not hear of it in time.
    await reportOf(guest.name, 600);
    await onHost(`xl shutdown -w ${guest.name}`, 300);
    const disk = await sdOf(1);
    expect(disk).toMatch(/^\/dev\/sd/);
    await onHost(`mount -o ro,noload ${disk} /mnt`);
    try {
      const refused = await xenguide('undo', guest.name, '--host', HOST, '--yes');
      expect(refused.code, refused.stderr).toBe(7);
      expect(refused.stderr).toContain('mounted at /mnt');
      expect(await onHost('iscsiadm -m session')).toContain(OPEN);
      expect(await onHost('cat /mnt/var/lib/boots')).toBe('1\n');
    } finally {
      await onHost('umount /mnt');
    }
    await undo(guest.name);
    await nothingIsLeft();
  }, 1_200_000);

  test('another LUN of it, with a volume group of the host as /dev/sdX: exit 7, and nobody logs out', async () => {
    const guest = wanted('lun-guest', {});
    await make(guest);
    const disk = await sdOf(2);
    await onHost(`vgcreate -q theirs ${disk} && lvcreate -q -l 1 -n data theirs`);
    try {
      const refused = await xenguide('undo', guest.name, '--host', HOST, '--yes');
      expect(refused.code, refused.stderr).toBe(7);
      expect(refused.stderr).toContain('does not log out');
      expect(refused.stderr).toContain('theirs');
      expect(await onHost('iscsiadm -m session')).toContain(OPEN);
    } finally {
      await onHost(`vgremove -q -y theirs && pvremove -q ${disk}`);
    }
    await undo(guest.name);
    await nothingIsLeft();
  }, 1_200_000);
});

test('killed in the middle of the copy, undo cleans up', async () => {
  const { child, ended } = provision(wanted('lun-cut', {}));
  await inTheMiddleOfTheCopy(() => child.kill('SIGKILL'));
  expect((await ended).code).toBeNull();
  expect(await onHost('iscsiadm -m session')).toContain(OPEN);
  await undo('lun-cut');
  await nothingIsLeft();
}, 900_000);

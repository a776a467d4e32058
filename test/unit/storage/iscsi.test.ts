import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { BlockDevice, Facts } from '../../../src/host/facts.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Result } from '../../../src/host/runner.ts';
import type { Action } from '../../../src/plan/action.ts';
import { saysYes } from '../../../src/plan/apply/ask.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import type { StorageContext } from '../../../src/storage/backend.ts';
import type { Heard } from '../../../src/storage/heard.ts';
import { heardKey } from '../../../src/storage/host-question.ts';
import { offer } from '../../../src/storage/iscsi/offer.ts';
import { addressesOf, lookUp } from '../../../src/storage/iscsi/place.ts';
import { parsePortal, parsePortalName } from '../../../src/storage/iscsi/portal.ts';
import { loginActions } from '../../../src/storage/iscsi/session.ts';
import { iscsi } from '../../../src/storage/iscsi.ts';
import { GiB } from '../../../src/units.ts';
import { readValue } from '../../../src/wizard/values.ts';
import { ownRenderer } from '../../support/templates.ts';
import { planOf } from '../plan/plans.ts';
import { IscsiHost } from './iscsi-host.ts';

const IQN = 'iqn.2026-11.example:disks';
const DEVICE = `/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-${IQN}-lun-1`;
const ANSWERS = { portal: '10.0.0.9', iqn: IQN, lun: 1, size: '10GiB' };
const CHAP = { 'chap.user': 'web', 'chap.password_file': '/root/chap.secret' };

const context = (more: Partial<StorageContext> = {}): StorageContext => ({
  at: 'storage',
  guest: 'web1',
  role: 'disk',
  facts: exampleFacts(),
  leastBytes: 2 * GiB,
  ...more,
});

const volume = (more: object = {}, guest = 'web1') => iscsi.resolve({ ...ANSWERS, ...more }, context({ guest }));
const actions = (more: object = {}, guest = 'web1'): Action[] => iscsi.actions(volume(more, guest), ownRenderer.fill);
const ids = (list: readonly Action[]): string[] => list.map(({ id }) => id.split('.').slice(0, 3).join('.'));

/** The example host, logged in already, with the LUN as a disk. */
function loggedIn(device: Partial<BlockDevice> = {}, more: BlockDevice[] = []): Facts {
  const facts = exampleFacts();
  const lun: BlockDevice = {
    ...{ path: '/dev/sdb', type: 'disk', bytes: 20 * GiB, model: 'VIRTUAL-DISK', fsType: null, readOnly: false },
    ...{ stableNames: [DEVICE], parent: null, usedBy: [] },
    ...device,
  };
  facts.blockDevices = [...facts.blockDevices, lun, ...more];
  return facts;
}

describe('the portal', () => {
  it.each([
    ['10.0.0.9', '10.0.0.9', 3260, '10.0.0.9:3260'],
    ['10.0.0.9:860', '10.0.0.9', 860, '10.0.0.9:860'],
    ['fd00::9', 'fd00::9', 3260, '[fd00::9]:3260'],
    ['[FD00::9]:860', 'fd00::9', 860, '[fd00::9]:860'],
    ['[::1]', '::1', 3260, '[::1]:3260'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8', 3260, '[1:2:3:4:5:6:7:8]:3260'],
  ])('%s is understood', (text, address, port, portal) => {
    expect(parsePortal(text)).toEqual({ address, port, portal });
  });

  it.each([
    '',
    'storage',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.9:0',
    '10.0.0.9:70000',
    ':::',
    '1:2:3',
    '[fd00::9',
    'fd00::9::1',
  ])('%j is none', (text) => expect(parsePortal(text)).toBeUndefined());

  it.each([
    ['san', 'san', 3260],
    ['Storage.Example:860', 'storage.example', 860],
    ['san-1.x2', 'san-1.x2', 3260],
  ])('by name: %s', (text, name, port) => expect(parsePortalName(text)).toEqual({ name, port }));

  it.each([
    '',
    '10.0.0.9',
    '300.1.2.3',
    'a b',
    '-x.example',
    'san:0',
    'san:70000',
    'san..example',
    'a_b',
    '$(x)',
    'fd00::9',
  ])('%j is no name', (text) => expect(parsePortalName(text)).toBeUndefined());
});

/** What getent(1) prints: three lines for each address. */
const ahosts = (...addresses: string[]): Result => ({
  code: addresses.length === 0 ? 2 : 0,
  stdout: addresses
    .map(
      (each) => `${each.padEnd(15)} STREAM storage.example\n${each.padEnd(15)} DGRAM  \n${each.padEnd(15)} RAW    \n`,
    )
    .join(''),
  stderr: '',
  timedOut: false,
});
const NAME = 'storage.example';
const heardName = (result: Result | null): Heard => new Map([[heardKey(lookUp(NAME, 'storage')), result]]);

describe('a portal by name', () => {
  const NAMED = { ...ANSWERS, portal: `${NAME}:3260` };
  const named = (result: Result | null, more: Record<string, unknown> = {}) => ({
    answers: { ...NAMED, ...more },
    where: context({ heard: heardName(result) }),
  });
  const field = (key: string, { answers, where }: ReturnType<typeof named>) =>
    iscsi.fields(answers, where).find((each) => each.key === `storage.${key}`);
  const check = (result: Result | null) => field('portal', named(result))?.check?.(NAMED.portal);

  it('is looked up on the host, and until then said to be', () => {
    expect(iscsi.asks?.(NAMED, context()).map(({ argv }) => argv)).toEqual([['getent', 'ahosts', NAME]]);
    expect(iscsi.problems(NAMED, context())).toMatchObject([
      { field: 'storage.portal', message: expect.stringContaining('still') },
    ]);
    expect(field('portal', { answers: NAMED, where: context() })?.check?.(NAMED.portal)).toBeUndefined();
  });

  it('is what the host finds: record, device and disk go by that address, and it is said', () => {
    const { answers, where } = named(ahosts('10.0.0.5'));
    const found = iscsi.resolve(answers, where);
    expect(found.path).toBe(DEVICE.replace('10.0.0.9', '10.0.0.5'));
    expect(iscsi.findings?.(found)).toEqual([expect.stringContaining('storage.example is 10.0.0.5')]);
    expect(lookUp(NAME, 'storage').tell(ahosts('10.0.0.5'))).toEqual({
      good: true,
      text: 'storage.example is 10.0.0.5.',
    });
    const texts = JSON.stringify(iscsi.actions(found, ownRenderer.fill));
    expect(texts).toContain('"-p","10.0.0.5:3260"');
    expect(texts).not.toContain(NAME);
    expect(iscsi.route(found, undefined)[2]).toBe('network to 10.0.0.5:3260 (storage.example)');
    expect(iscsi.problems(answers, where)).toEqual([]);
  });

  it('stays with that address: the answers keep it, and a name that is another by now is a conflict', () => {
    expect(field('portal_address', named(ahosts('10.0.0.5')))).toMatchObject({
      ...{ detail: true, suggest: { value: '10.0.0.5' } },
    });
    const moved = field('portal_address', named(ahosts('10.0.0.7'), { portal_address: '10.0.0.5' }))!;
    expect(readValue(moved, '10.0.0.5')).toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/storage.example is 10.0.0.7 .* not 10.0.0.5/),
    });
  });

  it('is asked about once more right before the first action', () => {
    const { answers, where } = named(ahosts('10.0.0.5'));
    const [first] = iscsi.preconditions!(iscsi.resolve(answers, where));
    expect(first).toMatchObject({
      ...{ check: { run: ['getent', 'ahosts', NAME], mentions: '10.0.0.5' }, exit: 'conflict' },
      until: 'storage.iscsi.use.web1-disk',
    });
    const script = planScript(planOf(actions(), { preconditions: [first!] }), { start: true });
    expect(script).toContain('mentions 10.0.0.5 timeout 10 getent ahosts storage.example');
  });

  it('with several addresses leaves the choice to the person, and without one is an open question', () => {
    const both = named(ahosts('10.0.0.5', 'fd00::9'));
    const question = field('portal_address', both)!;
    expect(question).toMatchObject({
      ...{ options: [{ value: '10.0.0.5' }, { value: 'fd00::9' }] },
      needed: { message: expect.stringContaining('10.0.0.5, fd00::9') },
    });
    expect(question).not.toHaveProperty('suggest');
    expect(question).not.toHaveProperty('detail');
    const chosen = named(ahosts('10.0.0.5', 'fd00::9'), { portal_address: 'fd00::9' });
    expect(iscsi.resolve(chosen.answers, chosen.where).path).toContain('ip-fd00::9:3260-');
    expect(lookUp(NAME, 'storage').tell(ahosts('10.0.0.5', 'fd00::9'))).toMatchObject({
      ...{ good: true, leads: 'storage.portal_address' },
    });
  });

  it('without an address that could be used is refused, with what to look at', () => {
    for (const none of [ahosts(), ahosts('fe80::1%eth0'), ahosts('::ffff:10.0.0.5')]) {
      expect(check(none)).toMatchObject({
        ...{ message: expect.stringContaining('no address'), remedy: expect.stringContaining(`getent ahosts ${NAME}`) },
      });
    }
    expect(check({ ...ahosts(), code: 143, timedOut: true })?.message).toContain('10 seconds');
    expect(lookUp(NAME, 'storage').tell(ahosts())).toMatchObject({ good: false, leads: 'storage.portal' });
  });

  it('on a host that is only described cannot be used, and the way out is told', () => {
    expect(check(null)?.remedy).toContain('Write its address as the portal');
  });

  it('is understood as the host’s own getent prints it', async () => {
    const { argv } = lookUp('localhost', 'storage');
    const result = await localRunner().run({ argv });
    const heard: Heard = new Map([[heardKey({ argv }), result]]);
    const found = addressesOf({ portal: 'localhost' }, context({ heard }));
    expect(found?.some((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true);
  });
});

describe('what a portal offers', () => {
  const place = parsePortal('10.0.0.9')!;
  const question = offer(place, 'storage');
  const said = (stdout: string, more: Partial<Result> = {}): Result => ({
    ...{ code: 0, stdout, stderr: '', timedOut: false },
    ...more,
  });
  const OTHER = 'iqn.2026-11.example:other';
  const list = said(`10.0.0.9:3260,1 ${IQN}\n10.9.0.9:3260,1 ${IQN}\n[fd00::9]:3260,2 ${OTHER}\n`);
  const field = (
    result: Result | null,
    key = 'iqn',
    answers: Record<string, unknown> = ANSWERS,
    facts = exampleFacts(),
  ) =>
    iscsi
      .fields(answers, context({ facts, heard: new Map([[heardKey(question), result]]) }))
      .find((each) => each.key === `storage.${key}`)!;

  it('is asked where there is a person, on a host with open-iscsi, in a way that leaves no record', () => {
    const facts = exampleFacts();
    facts.tools.iscsiadm = { path: '/sbin/iscsiadm', version: '2.1.8', package: 'open-iscsi' };
    const [asked] = iscsi.asks!(ANSWERS, context({ facts }));
    expect(asked).toMatchObject({ offers: true, about: 'storage.portal', timeoutMs: 20_000 });
    expect(asked?.argv.slice(-2)).toEqual(['-o', 'nonpersistent']);
    expect(asked?.doing).toContain('20 seconds');
    expect(iscsi.asks!(ANSWERS, context())).toEqual([]);
  });

  it('is a choice, each target once, with the other portals that it names', () => {
    const { iqn: _, ...open } = ANSWERS;
    expect(field(list, 'iqn', open)).toMatchObject({
      kind: 'choice',
      options: [
        { value: IQN, hint: 'also at 10.9.0.9:3260' },
        { value: OTHER, hint: 'also at [fd00::9]:3260' },
      ],
    });
    expect(field(list, 'iqn', open)).not.toHaveProperty('suggest');
    expect(question.tell(list)).toEqual({ good: true, text: '10.0.0.9:3260 offers 2 targets.' });
  });

  it('is suggested when it is one, and a name that was given before stays', () => {
    const one = said(`10.0.0.9:3260,1 ${OTHER}\n`);
    expect(field(one).suggest).toMatchObject({ value: OTHER });
    expect(readValue(field(one), IQN)).toEqual({ value: IQN });
    expect(readValue(field(one), 'iqn.2026-11.example:third')).toMatchObject({
      message: expect.stringContaining('does not offer'),
    });
  });

  it.each([
    ['nothing for this host', said('', { code: 21, stderr: 'iscsiadm: No portals found' }), 'initiatorname.iscsi'],
    [
      'no answer',
      said('', { code: 4, stderr: 'iscsiadm: cannot make connection to 10.0.0.9: No route to host\n' }),
      'No route to host',
    ],
    ['silence', said('', { code: 143, timedOut: true }), '20 seconds'],
  ])('%s leads back to the portal with the reason, and the name can be typed', (_, result, words) => {
    expect(question.tell(result)).toMatchObject({
      ...{ good: false, leads: 'storage.portal', text: expect.stringContaining(words) },
    });
    expect(field(result)).toMatchObject({ kind: 'text' });
  });

  it('that wants a password for its list is told, and leads nowhere', () => {
    const told = question.tell(said('', { code: 24 }));
    expect(told.text).toContain('CHAP for discovery');
    expect(told).not.toHaveProperty('leads');
  });

  it('holds no LUNs: that is said, and where the host is logged in already, they are', () => {
    expect(field(list, 'lun').help).toContain('only who is logged in');
    const facts = loggedIn({ stableNames: [DEVICE.replace(/1$/, '3')] });
    expect(field(list, 'lun', ANSWERS, facts)).toMatchObject({
      ...{ help: expect.stringContaining('3 (20 GiB)'), suggest: { value: 3 } },
    });
  });
});

it.each([
  'disks',
  'iqn.2026-11.Example:x',
  'iqn.2026.example:x',
  'iqn.2026-11.example:a b',
  'iqn.2026-11.example:a,b',
  '$(x)',
])('the target’s name %s is refused', (name) => {
  const field = iscsi.fields({}, context()).find(({ key }) => key === 'storage.iqn');
  expect(field?.check?.(name)).toBeDefined();
});

describe('the LUN', () => {
  it('has the name that it has on every host that logs in', () => {
    expect(volume().path).toBe(DEVICE);
    expect(volume({ portal: '[fd00::9]:3260' }).path).toBe(`/dev/disk/by-path/ip-fd00::9:3260-iscsi-${IQN}-lun-1`);
    expect(iscsi.xlDisk(volume(), 'xvda', 'rw')).toEqual({ target: DEVICE, format: 'raw', vdev: 'xvda', access: 'rw' });
  });

  it('that the host sees already suggests its own size, and a larger one is refused', () => {
    const facts = loggedIn();
    const size = iscsi.fields(ANSWERS, context({ facts })).find(({ key }) => key === 'storage.size');
    expect(size).toMatchObject({ suggest: { value: `${20 * GiB}B` }, most: 20 * GiB });
    expect(iscsi.problems({ ...ANSWERS, size: '21GiB' }, context({ facts }))).toMatchObject([
      { field: 'storage.size' },
    ]);
    expect(iscsi.problems({ ...ANSWERS, size: '20GiB' }, context({ facts }))).toEqual([]);
  });

  it('that is in use is a conflict', () => {
    const facts = loggedIn({ usedBy: ['mounted at /mnt'] });
    expect(iscsi.problems(ANSWERS, context({ facts }))).toMatchObject([{ kind: 'conflict' }]);
  });

  it('whose partition is in use is a conflict, even where it may be overwritten', () => {
    const part = { ...loggedIn().blockDevices.at(-1)!, path: '/dev/sdb1', stableNames: [], parent: '/dev/sdb' };
    const facts = loggedIn({ usedBy: ['holds the partitions sdb1'] }, [{ ...part, usedBy: ['swap'] }]);
    const [problem] = iscsi.problems({ ...ANSWERS, overwrite: DEVICE }, context({ facts }));
    expect(problem).toMatchObject({ kind: 'conflict', message: expect.stringContaining('swap') });
  });

  it.each([DEVICE, '/dev/sdb'])('that is another guest’s disk as %s is a conflict', (disk) => {
    const facts = loggedIn();
    const guest = { domid: null, uuid: null, memoryBytes: null, macs: [], config: '/etc/xen/old.cfg' };
    facts.guests.push({ ...guest, name: 'old', disks: [disk] });
    expect(iscsi.problems({ ...ANSWERS, overwrite: DEVICE }, context({ facts }))).toMatchObject([
      { kind: 'conflict', message: expect.stringContaining('old') },
    ]);
  });

  it('that holds something is left alone, unless its very name is given', () => {
    const facts = loggedIn({ fsType: 'ext4' });
    expect(iscsi.problems(ANSWERS, context({ facts }))).toMatchObject([
      { field: 'storage.overwrite', remedy: expect.stringContaining(DEVICE) },
    ]);
    expect(iscsi.problems({ ...ANSWERS, overwrite: DEVICE }, context({ facts }))).toEqual([]);
    const field = iscsi.fields(ANSWERS, context({ facts })).find(({ key }) => key === 'storage.overwrite');
    expect(field?.check?.('/dev/sdb')?.remedy).toContain(DEVICE);
    expect(field?.check?.(DEVICE)).toBeUndefined();
  });

  it('is looked at before it is written to; given up, it is wiped as something that destroys', () => {
    const look = actions();
    expect(ids(look).slice(-4)).toEqual([
      ...['storage.iscsi.lun', 'storage.iscsi.size', 'storage.iscsi.look', 'storage.iscsi.clear'],
    ]);
    expect(look.at(-2)?.do).toMatchObject([{ run: ['blkid', '-p', DEVICE], ok: [2] }]);
    const given = actions({ overwrite: DEVICE });
    expect(ids(given)).not.toContain('storage.iscsi.look');
    expect(given.at(-1)).toMatchObject({ effect: 'destroys' });
  });

  it('is not wiped by undo while somebody uses it, under whatever name, and who that is is told', () => {
    const host = new IscsiHost();
    const all = actions();
    host.apply(all);
    host.uses.set(DEVICE, 'mounted at /mnt');
    expect(() => host.undo(all)).toThrow(/neither wiped nor logged out of: mounted at \/mnt/);
    host.uses.clear();
    host.undo(all);
    expect([...host.sessions]).toEqual([]);
  });

  it.each([{}, { overwrite: DEVICE }])('is not written to, nor wiped, while somebody uses it: %j', (more) => {
    const host = new IscsiHost();
    const all = actions(more);
    host.uses.set(DEVICE, 'mounted at /mnt');
    expect(() => host.apply(all)).toThrow(/in use, and so nothing is written to it: mounted at \/mnt/);
    expect(host.wiped).toEqual([]);
    const asked = all.find(({ id }) => id.startsWith('storage.iscsi.size'))!.do[0];
    // What merely lies on it counts too: it may be somebody’s.
    expect(asked).not.toHaveProperty('takenUp');
    host.uses.clear();
    host.undo(all);
    expect(host.wiped).toEqual([]);
  });

  it('is asked about once more before the image is copied, whose own LVM or RAID is no reason then', () => {
    expect(iscsi.beforeWrite?.(volume())).toEqual([{ mustBeFree: DEVICE, guest: 'web1', takenUp: true }]);
  });

  it('is never wiped by the undo of the look that found something on it', () => {
    expect(actions().find(({ id }) => id.startsWith('storage.iscsi.look'))?.undo).toEqual([]);
  });

  it('must have every byte that is asked for', () => {
    const size = actions().find(({ id }) => id.startsWith('storage.iscsi.size'));
    expect(size?.verify).toMatchObject({ check: { run: ['blockdev', '--getsize64', DEVICE], atLeast: 10 * GiB } });
  });
});

describe('the questions', () => {
  const fields = (answers: object) => iscsi.fields({ ...ANSWERS, ...answers }, context());
  const field = (key: string, answers: object = {}) => fields(answers).find((each) => each.key === `storage.${key}`);

  it('name the portal that was given in the command that lists its targets', () => {
    expect(field('iqn')?.help).toContain('-p 10.0.0.9:3260 ');
    expect(field('iqn', { portal: 'storage.example:3261' })?.help).toContain('-p storage.example:3261 ');
  });

  it('ask for a user, who may be left out, and for the password’s file as soon as there is one', () => {
    expect(field('chap.user')).toMatchObject({ optional: true });
    expect(field('chap.user')).not.toHaveProperty('detail');
    expect(field('chap.password_file')).toMatchObject({ optional: true, detail: true });
    expect(field('chap.password_file', { 'chap.user': 'web' })).not.toHaveProperty('optional');
    expect(field('chap.password_file', { 'chap.user': 'web' })).not.toHaveProperty('detail');
  });
});

it('that a LUN’s contents are given up is among what is to be read first', () => {
  expect(iscsi.warnings?.(volume({ overwrite: DEVICE }))).toEqual([
    expect.stringContaining(`the LUN ${DEVICE} is lost`),
  ]);
  expect(iscsi.warnings?.(volume())).toEqual([]);
});

describe('the password', () => {
  it('and its user go together', () => {
    for (const [one, other] of [
      [{ 'chap.user': 'web' }, 'storage.chap.password_file'],
      [{ 'chap.password_file': '/root/chap.secret' }, 'storage.chap.user'],
    ] as const) {
      expect(iscsi.problems({ ...ANSWERS, ...one }, context())).toMatchObject([{ field: other }]);
    }
    expect(iscsi.problems({ ...ANSWERS, ...CHAP }, context())).toEqual([]);
  });

  it('goes from its file into the record through standard input, and never stands among the arguments', () => {
    for (const { do: steps, undo } of actions(CHAP)) {
      for (const step of [...steps, ...undo]) {
        if ('run' in step && step.run[0] === 'iscsiadm') expect(step.run.join(' ')).not.toContain('node.session.auth');
      }
    }
  });

  it.each(['/etc/iscsi/nodes', '/var/lib/iscsi/nodes'])('finds the record in %s', (folder) => {
    const host = new IscsiHost();
    host.recordsIn = folder;
    host.apply(actions(CHAP));
    expect([...host.written]).toEqual([
      [
        `${folder}/${IQN}/10.0.0.9,3260`,
        'node.session.auth.authmethod = CHAP\nnode.session.auth.username = web\nnode.session.auth.password = </root/chap.secret>\n',
      ],
    ]);
    expect([...host.sessions]).toEqual([IQN]);
  });

  it('that finds no record ends the apply: there is no login without it', () => {
    const host = new IscsiHost();
    host.recordsIn = null;
    expect(() => host.apply(actions(CHAP))).toThrow(`the record of ${IQN} is not where`);
    expect([...host.sessions]).toEqual([]);
  });

  it('must be readable by its owner only, and be one line', () => {
    const checks = iscsi.preconditions?.(volume(CHAP)).map(({ check }) => 'run' in check && check.run[0]);
    expect(checks).toEqual(['systemctl', 'find', 'grep']);
    expect(iscsi.preconditions?.(volume())).toHaveLength(1);
  });
});

it('cannot be chosen without open-iscsi, and says what to install', () => {
  expect(iscsi.unavailable(exampleFacts())?.remedy).toBe('Install it: apt install open-iscsi.');
});

it('makes plans that survive their file, and scripts', () => {
  const plan = planOf(actions({ ...CHAP, overwrite: DEVICE }), { preconditions: iscsi.preconditions!(volume(CHAP)) });
  expect(printPlan(parsePlan(printPlan(plan), 'web1.plan.json'))).toBe(printPlan(plan));
  expect(planScript(plan, { start: true })).toContain('iscsiadm');
});

describe('whether the host logs in by itself already', () => {
  /** The question as it stands in the plan, put to these records on this machine. */
  async function asked(records: Record<string, string>, portal = '10.0.0.9'): Promise<boolean> {
    const root = mkdtempSync(join(tmpdir(), 'records-'));
    try {
      for (const [path, value] of Object.entries(records)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), `node.name = ${IQN}\nnode.startup = ${value}\n`);
      }
      const { check } = actions({ portal }).find(({ id }) => id.startsWith('storage.iscsi.startup'))!;
      const [program, ...words] = check!.run;
      const argv = [program, ...words.map((word) => word.replace(/^\/(?=etc|var)/, `${root}/`))] as const;
      return saysYes(check!, await localRunner().run({ argv }));
    } finally {
      rmSync(root, { recursive: true });
    }
  }
  const OLD = `etc/iscsi/nodes/${IQN}`;
  const NEW = `var/lib/iscsi/nodes/${IQN}`;

  it.each([OLD, NEW])('is read from records in %s, made with a discovery or without', async (folder) => {
    expect(await asked({ [`${folder}/10.0.0.9,3260`]: 'automatic' })).toBe(true);
    expect(await asked({ [`${folder}/10.0.0.9,3260,1/default`]: 'onboot' })).toBe(true);
    expect(await asked({ [`${folder}/10.0.0.9,3260`]: 'manual' })).toBe(false);
    expect(await asked({ [`${folder}/fd00::9,3260,1/default`]: 'automatic' }, 'fd00::9')).toBe(true);
  });

  it('is said by the record of this portal alone, not by the target’s at another', async () => {
    const others = ['10.9.0.9,3260', '10.0.0.9,32601', '110.0.0.9,3260,1/default'];
    for (const other of others) {
      expect(await asked({ [`${NEW}/10.0.0.9,3260`]: 'manual', [`${NEW}/${other}`]: 'automatic' })).toBe(false);
    }
    expect(await asked({})).toBe(false);
  });
});

describe('a session that several share', () => {
  const one = loginActions({ ...parts(), user: 'web1-disk' });
  const two = loginActions({ ...parts(), lun: 2, user: 'web2-disk' });
  let host: IscsiHost;
  let before: unknown;

  function parts() {
    return { ...parsePortal('10.0.0.9')!, iqn: IQN, lun: 1, guest: 'web1', chap: null };
  }

  beforeEach(() => {
    host = new IscsiHost();
    before = host.memory;
  });

  it('is made, comes back at boot, and is taken away with the record', () => {
    host.apply(one);
    expect([...host.sessions]).toEqual([IQN]);
    expect(host.records.get(IQN)).toBe('automatic');
    host.undo(one);
    expect(host.memory).toEqual(before);
  });

  it.each([
    ['the first', one, two],
    ['the second', two, one],
  ])('is left to the other when %s guest goes, and goes with the last', (_, first, last) => {
    host.apply(one);
    host.apply(two);
    host.undo(first);
    expect([...host.sessions]).toEqual([IQN]);
    expect(host.records.get(IQN)).toBe('automatic');
    host.undo(last);
    expect(host.memory).toEqual(before);
  });

  it('is not ours when it was there before: only what we changed in its record is set back', () => {
    host.sessions.add(IQN);
    host.records.set(IQN, 'manual');
    before = host.memory;
    host.apply(one);
    expect(host.records.get(IQN)).toBe('automatic');
    host.undo(one);
    expect(host.memory).toEqual(before);
  });

  it('that comes back at boot already stays so', () => {
    host.records.set(IQN, 'automatic');
    before = host.memory;
    host.apply(one);
    host.undo(one);
    expect(host.memory).toEqual(before);
  });

  it.each(['busy', 'configs'] as const)(
    'is not logged out while a disk of it is in use (%s), and that is said',
    (how) => {
      host.apply(one);
      if (how === 'busy') host.busy = true;
      else host.configs = `disk = [ "target=/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-${IQN}-lun-7" ]`;
      expect(() => host.undo(one)).toThrow('in use');
      expect([...host.sessions]).toEqual([IQN]);
      host.busy = false;
      host.configs = '';
      host.undo(one);
      expect(host.memory).toEqual(before);
    },
  );

  it('is asked about by the guard, for each disk of it and under every name: who uses it is told', () => {
    host.apply(one);
    host.uses.set(DEVICE.replace(/1$/, '7'), 'mounted at /mnt');
    expect(() => host.undo(one)).toThrow(
      /does not log out of .*: a disk of it is in use, or does not answer: mounted at \/mnt/,
    );
    expect([...host.sessions]).toEqual([IQN]);
    host.uses.clear();
    host.undo(one);
    expect(host.memory).toEqual(before);
  });

  it('is asked about for the guest itself, whose own config is no reason to stay', () => {
    const questions = [...actions(), ...iscsi.handOver!(volume())]
      .flatMap(({ undo }) => undo)
      .flatMap((step) => ('mustBeFree' in step ? [step] : []));
    expect(questions.length).toBeGreaterThan(1);
    expect(new Set(questions.map(({ guest }) => guest))).toEqual(new Set(['web1']));
  });

  it('whose LUN is not there at undo leaves on it what was copied, and says so', () => {
    const { undo } = actions().find(({ id }) => id.startsWith('storage.iscsi.clear'))!;
    expect(undo.at(-1)).toEqual({
      say: expect.stringContaining(DEVICE),
      onlyIf: [{ run: ['test', '-b', DEVICE], ok: [1] }],
    });
  });

  it('whose target has gone silent at undo is not said to be used by somebody: what to do about each is told', () => {
    const { undo } = actions().find(({ id }) => id.startsWith('storage.iscsi.clear'))!;
    expect(undo[0]).toMatchObject({
      mustBeFree: DEVICE,
      trouble: {
        message: expect.stringContaining('is in use, or its target does not answer'),
        // The device goes with the session, and then undo has nothing to wipe and goes on.
        remedy: expect.stringContaining(
          `gone for good, log out of it: iscsiadm -m node -T ${IQN} -p 10.0.0.9:3260 --logout`,
        ),
      },
    });
  });

  it('that another guest of ours still needs is not asked about: it stays anyway', () => {
    host.apply(one);
    host.apply(two);
    host.uses.set(DEVICE.replace(/1$/, '2'), 'disk of the running guest web2');
    host.undo(one);
    expect([...host.sessions]).toEqual([IQN]);
  });

  it('of a target with “-part” in its name has its disks asked before a logout, and no partitions', async () => {
    const iqn = 'iqn.2026-11.example:spare-parts';
    const root = mkdtempSync(join(tmpdir(), 'by-path-'));
    const disk = join(root, `ip-10.0.0.9:3260-iscsi-${iqn}-lun-1`);
    for (const path of [disk, `${disk}-part1`]) writeFileSync(path, '');
    const { undo } = loginActions({ ...parts(), iqn, user: 'web1-disk' }).at(-1)!;
    const question = undo
      .flatMap((step) => ('run' in step ? (step.onlyIf ?? []) : []))
      .find(({ run }) => run.includes('blockdev'))!;
    // Here nothing is a block device: whatever is asked is one that does not let go.
    const argv = question.run.map((word) => (word === '/dev/disk/by-path' ? root : word)) as [string, ...string[]];
    const { stdout } = await localRunner().run({ argv });
    rmSync(root, { recursive: true });
    expect(stdout.trim()).toBe(disk);
  });

  it('of a target whose name only begins like it is another’s', () => {
    host.apply(one);
    host.configs = `target=/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-${IQN}2-lun-7`;
    host.undo(one);
    expect(host.memory).toEqual(before);
  });

  it('is cleaned up wherever the login was cut off', () => {
    const steps = one.flatMap((action) => action.do);
    for (const last of steps) {
      host.apply(one, (step) => step === last);
      host.undo(one);
      expect(host.memory).toEqual(before);
      host.undo(one);
    }
  });
});

describe('Xen’s own script', () => {
  const SCRIPTED = { ...ANSWERS, lun: 0, script: true };
  const scripted = iscsi.resolve(SCRIPTED, context());

  it.each([
    [{ lun: 1 }, 'LUN 0'],
    [CHAP, 'password'],
  ])('is refused with %j: %s', (more, why) => {
    expect(iscsi.problems({ ...SCRIPTED, ...more }, context())).toMatchObject([
      { field: 'storage.script', message: expect.stringContaining(why), remedy: expect.any(String) },
    ]);
  });

  it('is refused where the host is logged in already', () => {
    const facts = loggedIn({ stableNames: [DEVICE.replace(/1$/, '0')] });
    expect(iscsi.problems(SCRIPTED, context({ facts }))).toMatchObject([{ field: 'storage.script', kind: 'conflict' }]);
    expect(iscsi.problems(SCRIPTED, context())).toEqual([]);
  });

  it('gets target and portal as its word', () => {
    expect(iscsi.xlDisk(scripted, 'xvda', 'rw')).toEqual({
      ...{
        target: `iqn=${IQN},portal=10.0.0.9:3260`,
        format: 'raw',
        vdev: 'xvda',
        access: 'rw',
        script: 'block-iscsi',
      },
    });
  });

  it('keeps the target from every other guest', () => {
    const facts = exampleFacts();
    const guest = { domid: null, uuid: null, memoryBytes: null, macs: [], config: '/etc/xen/old.cfg' };
    facts.guests.push({ ...guest, name: 'old', disks: [`iqn=${IQN},portal=10.0.0.9`] });
    expect(iscsi.problems({ ...ANSWERS, lun: 2 }, context({ facts }))).toMatchObject([{ kind: 'conflict' }]);
  });

  it('finds nobody logged in when the guest starts, and undo leaves nothing', () => {
    const host = new IscsiHost();
    const before = host.memory;
    const all = [...iscsi.actions(scripted, ownRenderer.fill), ...iscsi.handOver!(scripted)];
    host.apply(all);
    expect([...host.sessions]).toEqual([]);
    host.undo(all);
    expect(host.memory).toEqual(before);
  });

  it('is cleaned up wherever it was cut off', () => {
    const host = new IscsiHost();
    const before = host.memory;
    const all = [...iscsi.actions(scripted, ownRenderer.fill), ...iscsi.handOver!(scripted)];
    for (const last of all.flatMap((action) => action.do)) {
      host.apply(all, (step) => step === last);
      host.undo(all);
      expect(host.memory).toEqual(before);
    }
  });

  it('does not take a host that is logged in', () => {
    const host = new IscsiHost();
    host.sessions.add(IQN);
    expect(() => host.apply(iscsi.actions(scripted, ownRenderer.fill))).toThrow('logged in');
    host.undo(iscsi.actions(scripted, ownRenderer.fill));
    expect([...host.sessions]).toEqual([IQN]);
  });
});

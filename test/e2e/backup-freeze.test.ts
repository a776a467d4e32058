import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { carryOutBackup } from '../../src/commands/keep/carry-out.ts';
import { localRunner } from '../../src/host/local.ts';
import { lookAtFreeze } from '../../src/keep/freeze.ts';
import { openBackup } from '../../src/keep/verify.ts';
import type { Plan } from '../../src/plan/action.ts';
import { parsePlan, printPlan } from '../../src/plan/plan-file.ts';
import { EXIT } from '../../src/problem.ts';
import { ownRenderer } from '../support/templates.ts';
import { inputOf, planFor, STAMP } from '../unit/keep/making.ts';
import { disk, guestOf, nobodyElse, type StandIn, standIn } from '../unit/keep/stand-in.ts';
import { type SshServer, startSshServer } from './ssh-server.ts';

/** The recipe freeze, with a real ssh and sshd into a “guest” whose fsfreeze is a stand-in, on a host of stand-ins. */

vi.setConfig({ testTimeout: 180_000 });

let host: StandIn;
let server: SshServer;
let said: string[];

const put = (folder: 'bin' | 'there', name: string, text: string): void => {
  writeFileSync(join(host.root, folder, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(host.root, folder, name), 0o755);
};

beforeEach(async () => {
  host = standIn();
  said = [];
  mkdirSync(join(host.root, 'there'));
  // In the guest; no such place is on this machine, should the real fsfreeze ever be reached.
  writeFileSync(
    join(host.root, 'mounts'),
    '/dev/xvda1 /no/root ext4 rw 0 0\n/dev/xvdb /no/srv xfs rw 0 0\n/dev/xvda2 /no/efi vfat rw 0 0\n',
  );
  put(
    'there',
    'fsfreeze',
    `echo "$*" >>${host.root}/told; case $1 in --freeze) echo frozen >${host.root}/rest ;; *) rm -f ${host.root}/rest ;; esac`,
  );
  put('there', 'sync', 'exit 0');
  put('there', 'id', 'echo 0');
  server = await startSshServer({ path: `${host.root}/there:${process.env.PATH}` });
  put('bin', 'ssh', `exec /usr/bin/ssh -F ${server.configFile} "$@"`);
});
afterEach(async () => {
  await server.stop();
  host.remove();
});

const fill: typeof ownRenderer.fill = (name, values, quote) =>
  ownRenderer.fill(name, values, quote).replaceAll('/proc/self/mounts', `${host.root}/mounts`);

async function plan(): Promise<Plan> {
  const freezing = await lookAtFreeze(localRunner(), server.url, fill);
  const input = inputOf(guestOf([disk('web1-disk', 'xvda', 4 * 2 ** 20)]), { to: host.to });
  const made = host.here(planFor('freeze', { ...input, freezing }));
  return JSON.parse(JSON.stringify(made).replaceAll('/proc/self/mounts', `${host.root}/mounts`)) as Plan;
}
const backUp = (what: Plan) =>
  carryOutBackup(what, {
    ...{ runner: localRunner(), connect: nobodyElse, cwd: undefined, json: true, yes: true, stateDir: host.stateDir },
    io: {
      ...{ out: () => undefined, say: (line: string) => void said.push(line) },
      ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
    },
  });
const deeds = (): string[] => host.told().filter((line) => line.startsWith('--'));
const FROZE = ['--freeze /no/srv', '--freeze /no/root'];
const THAWED = ['--unfreeze /no/srv', '--unfreeze /no/root'];
const log = (): string =>
  existsSync(join(host.root, 'unit.log')) ? readFileSync(join(host.root, 'unit.log'), 'utf8') : '';
/** A snapshot is only worth something while the guest is at rest. */
const lvcreate = (more = ''): void => {
  const real = join(host.root, 'bin', 'lvcreate');
  writeFileSync(
    `${real}.real`,
    readFileSync(real, 'utf8')
      .replace('${0##*/}', 'lvcreate')
      .replace('[ "$now" != running ] ||', '[ -e "$root/rest" ] ||'),
    { mode: 0o755 },
  );
  put('bin', 'lvcreate', `echo snapshot >>${host.root}/told\n${more}\nexec ${real}.real "$@"`);
};

test('freeze, snapshot, thaw, in this order; told before what is frozen and what is not; the pause is measured', async () => {
  lvcreate();
  const what = await plan();
  expect(parsePlan(printPlan(what), 'x')).toEqual(what);
  expect(what.warnings?.join('\n')).toContain('/no/srv, /no/root');
  expect(what.warnings?.join('\n')).toContain('vfat /no/efi in the guest cannot be frozen');
  expect(await backUp(what), `${said.join('\n')}\n${log()}`).toBe(EXIT.done);
  expect(host.told().filter((line) => /^(--|snapshot|pause|save)/.test(line))).toEqual([
    ...FROZE,
    'snapshot',
    ...THAWED,
  ]);
  const manifest = await openBackup(localRunner(), join(host.to, `web1-${STAMP}`));
  expect(manifest).toMatchObject({ recipe: 'freeze', state: null });
  expect(manifest.pauseSeconds).toBeGreaterThan(0);
  expect(manifest.pauseSeconds).toBeLessThan(30);
  expect(host.left()).toEqual([]);
});

test('a snapshot that fails: the guest goes on at once, and nothing is left', async () => {
  writeFileSync(join(host.root, 'fail-lvcreate'), '');
  expect(await backUp(await plan())).toBe(EXIT.takenBack);
  expect(deeds()).toEqual([...FROZE, ...THAWED]);
  expect(host.left()).toEqual([]);
  expect(readdirSync(host.to)).toEqual([]);
});

test('what holds it is killed the hard way while the guest is at rest: it goes on at once, and the backup is given up', async () => {
  lvcreate('kill -9 $PPID');
  expect(await backUp(await plan()), log()).toBe(EXIT.takenBack);
  expect(deeds().slice(0, 4)).toEqual([...FROZE, ...THAWED]);
  expect(existsSync(join(host.root, 'rest'))).toBe(false);
  expect(host.left()).toEqual([]);
});

test('a guest that went on by itself meanwhile: the snapshots are not taken for frozen ones', async () => {
  // As the watcher in the guest would, when its time is over.
  lvcreate(
    `rm -f ${host.root}/rest; printf '#!/bin/sh\\necho "$*" >>${host.root}/told; exit 1\\n' >${host.root}/there/fsfreeze`,
  );
  expect(await backUp(await plan())).toBe(EXIT.takenBack);
  expect(log()).toContain('the guest went on by itself');
  rmSync(join(host.root, 'torn'), { force: true });
  expect(host.left()).toEqual([]);
});

test('no way in, or nothing to freeze there: said before anything is begun, with the remedy', async () => {
  const url = 'ssh://root@127.0.0.1:1';
  await expect(lookAtFreeze(localRunner(), url, fill)).rejects.toMatchObject({
    exitCode: EXIT.notReady,
    problems: [{ field: '--freeze', remedy: expect.stringContaining('ssh-copy-id') }],
  });
  writeFileSync(join(host.root, 'mounts'), '');
  await expect(plan()).rejects.toMatchObject({
    exitCode: EXIT.notReady,
    problems: [{ message: expect.stringContaining('no file systems'), remedy: expect.stringContaining('fsfreeze') }],
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { doctor } from '../../src/commands/doctor.ts';
import type { Facts } from '../../src/host/facts.ts';
import { localRunner } from '../../src/host/local.ts';
import { readFacts } from '../../src/host/probe.ts';
import { sshRunner } from '../../src/host/ssh.ts';
import { UserError } from '../../src/problem.ts';
import { freePort, type SshServer, startSshServer } from './ssh-server.ts';

let server: SshServer;
beforeAll(async () => {
  server = await startSshServer();
});
afterAll(() => server.stop());

/** Without what changes from one second to the next. */
function lasting(facts: Facts): unknown {
  return {
    ...facts,
    where: '',
    takenAt: '',
    memory: facts.memory.totalBytes,
    fileSystems: facts.fileSystems.map((disk) => ({ ...disk, freeBytes: 0 })),
  };
}

test('a host says the same of itself here and over ssh', async () => {
  const host = await sshRunner(server.url, { configFile: server.configFile });
  const [near, far] = [await readFacts(localRunner()), await readFacts(host)];
  await host.close();
  expect(lasting(far)).toEqual(lasting(near));
  expect(far.where).toBe(server.url);
});

test('doctor of a host that cannot be reached is an error with a remedy, not a report', async () => {
  const runner = await sshRunner(`ssh://root@127.0.0.1:${await freePort()}`, { configFile: server.configFile });
  const error: unknown = await doctor({ runner, json: true }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).exitCode).toBe(4);
});

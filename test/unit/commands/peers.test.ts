import { describe, expect, test } from 'vitest';
import { lookAtPeers, peersKey } from '../../../src/commands/new/peers.ts';
import type { Target } from '../../../src/commands/new/target.ts';
import type { Answers } from '../../../src/guest/answers.ts';
import type { Peers } from '../../../src/guest/world.ts';
import { localRunner } from '../../../src/host/local.ts';
import { HostLost, type Runner } from '../../../src/host/runner.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { sessionDriver } from '../plain/session-driver.ts';
import { mirrorHost, PEER } from '../storage/mirrored.ts';

const answers = (more: Record<string, string> = {}): Answers =>
  new Map([['storage.backend', 'drbd'], ...Object.entries(more)]);
const mirrored = answers({ 'storage.peer.host': PEER });

/** The other host is this machine, under the name it is asked by. */
function target(run?: Runner['run']) {
  const opened: string[] = [];
  let closed = 0;
  const real = localRunner();
  const way: Pick<Target, 'connect' | 'described'> = {
    described: false,
    connect: async (where) => {
      opened.push(where);
      return {
        ...real,
        where,
        ...(run ? { run } : {}),
        close: async () => {
          closed += 1;
        },
      };
    },
  };
  return { way, opened, closed: () => closed };
}

describe('other hosts that the answers name', () => {
  test('are looked at once each, also when a further disk names the same one, and let go again', async () => {
    const { way, opened, closed } = target();
    const twice = answers({ 'storage.peer.host': PEER, 'disks.0.peer.host': PEER });
    const peers = await lookAtPeers(twice, way);
    expect([...peers.keys()]).toEqual([PEER]);
    expect(peers.get(PEER)).toMatchObject({ facts: { where: PEER } });
    expect(opened).toEqual([PEER]);
    expect(closed()).toBe(1);
  });

  test.each([
    [
      new UserError(EXIT.notReady, { field: '--host', message: 'it does not answer.', remedy: 'Is it up?' }),
      'Is it up?',
    ],
    [new HostLost('it does not answer.'), 'See whether it can be reached: ssh HOST true.'],
  ])('that cannot be had are a problem of the answer, in ssh’s words', async (error, remedy) => {
    const { way, closed } = target(() => Promise.reject(error));
    expect((await lookAtPeers(mirrored, way)).get(PEER)).toMatchObject({
      problem: { message: 'it does not answer.', remedy },
    });
    expect(closed()).toBe(1);
  });

  test('are not asked while the host itself is only described, nor where no address is one', async () => {
    const { way, opened } = target();
    expect((await lookAtPeers(mirrored, { ...way, described: true })).size).toBe(0);
    expect((await lookAtPeers(answers({ 'storage.peer.host': 'xenb' }), way)).size).toBe(0);
    expect(peersKey(answers())).toBeUndefined();
    expect(opened).toEqual([]);
  });
});

describe('in the wizard', () => {
  const begin = (look: () => Promise<Peers>) => {
    let asked = 0;
    const { session } = sessionDriver(mirrored, {
      host: () => Promise.resolve({ facts: mirrorHost(1), described: false }),
      peersKey,
      peers: () => {
        asked += 1;
        return look();
      },
    });
    return { session, asked: () => asked };
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('the second host’s facts make the suggestions, and its name is news', async () => {
    const { session, asked } = begin(() => Promise.resolve(new Map([[PEER, { facts: mirrorHost(2) }]])));
    expect(session.view().waiting).toContain('looking at the other host');
    await settled();
    expect(session.view().waiting).toEqual([]);
    expect(session.world.news).toEqual({ good: true, text: 'xenb was looked at too.' });
    const effective = session.outcome().evaluation.effective;
    expect(effective.get('storage.peer.address')).toBe('10.9.0.2');
    expect(effective.get('storage.peer.name')).toBe('xenb');
    expect(asked()).toBe(1);
  });

  test('a second host that does not answer is said, and asked again when the answer is given once more', async () => {
    const problem = { message: 'it does not answer.', remedy: 'Is it up?' };
    const { session, asked } = begin(() => Promise.resolve(new Map([[PEER, { problem }]])));
    await settled();
    expect(session.world.news).toEqual({ good: false, text: 'it does not answer. Is it up?' });
    session.send({ type: 'goto', key: 'storage.peer.host' });
    session.send({ type: 'accept' });
    expect(asked()).toBe(2);
  });

  test('another second host is looked at anew', async () => {
    const { session, asked } = begin(() => Promise.resolve(new Map([[PEER, { facts: mirrorHost(2) }]])));
    await settled();
    session.send({ type: 'goto', key: 'storage.peer.host' });
    session.send({ type: 'answer', key: 'storage.peer.host', text: 'ssh://root@xenc' });
    expect(asked()).toBe(2);
  });
});

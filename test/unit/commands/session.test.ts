import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../src/commands/new/look.ts';
import type { Outside } from '../../../src/commands/new/outside.ts';
import { Session } from '../../../src/commands/new/session.ts';
import type { Answers } from '../../../src/guest/answers.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { HostLost } from '../../../src/host/runner.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import type { ImageFindings } from '../../../src/sources/findings.ts';
import { unseenImage } from '../../../src/sources/prebuilt-look.ts';
import { debianImage } from '../../support/worlds.ts';
import { sessionDriver } from '../plain/session-driver.ts';

/** A session on the example host whose image is found when the test says so. */
async function waiting(): Promise<{
  session: Session;
  kept: () => Answers;
  found(image: ImageFindings): Promise<void>;
}> {
  let tell = (_image: ImageFindings): void => {};
  let kept: Answers = new Map();
  const outside: Outside = {
    hosts: undefined,
    host: () => Promise.resolve({ facts: exampleFacts(), described: false }),
    peersKey: () => undefined,
    peers: async () => new Map(),
    imageKey: (answers) => answers.get('source.path')?.toString(),
    image: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
    // Not the keys of whoever runs the tests.
    keys: (answers) => (answers.has('login.ssh_keys') ? readKeys(answers) : new Map()),
    keep: ({ answers }) => {
      kept = answers;
    },
  };
  const session = new Session(new Map(), outside);
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const found = async (image: ImageFindings): Promise<void> => {
    tell(image);
    await settled();
  };
  await settled();
  return { session, kept: () => kept, found };
}

const toName = (session: Session): void => {
  session.send({ type: 'accept' });
  session.send({ type: 'answer', key: 'source.path', text: '/srv/images/debian-12.qcow2' });
};
const accept = (session: Session, until: string): void => {
  for (let steps = 0; session.view().current?.field.key !== until && steps < 30; steps += 1)
    session.send({ type: 'accept' });
};
const shown = (session: Session, key: string): string | undefined =>
  session
    .view()
    .sections.flatMap(({ fields }) => fields)
    .find(({ field }) => field.key === key)?.shown;

describe('news about the image, while one goes on', () => {
  it('changes no suggestion that was taken with Enter, but the ones that were not yet seen', async () => {
    const { session, kept, found } = await waiting();
    toName(session);
    session.send({ type: 'accept' });
    await found(debianImage());
    expect(shown(session, 'name')).toBe('guest1');
    expect(shown(session, 'login.user')).toBe('admin');
    expect(kept().get('name')).toBe('guest1');
  });

  it('says at once what has become wrong through it', async () => {
    const { session, found } = await waiting();
    toName(session);
    accept(session, 'network.0.mode');
    await found(debianImage({ virtualBytes: 30 * 2 ** 30 }));
    expect(session.view().news).toEqual({
      good: false,
      text: 'Size of the disk: 10GiB is too small. At least 30 GiB are needed.',
    });
    expect(session.view().current?.field.key).toBe('network.0.mode');
  });

  it('tells what hinders most, in one sentence, and how much more there is', async () => {
    const { session, found } = await waiting();
    toName(session);
    await found(debianImage({ warnings: ['Nobody can log in.', 'It is encrypted.', 'There are 2 systems in it.'] }));
    expect(session.view().news).toEqual({
      good: false,
      doubt: true,
      text: 'Nobody can log in. 2 more such notes stand in the review.',
    });
  });

  it('is told for the question it comes at and the next, then it is behind', async () => {
    const { session, found } = await waiting();
    toName(session);
    await found(debianImage());
    session.send({ type: 'goto', key: 'name' });
    for (const told of [true, true, false]) {
      expect(session.view().news !== undefined).toBe(told);
      session.send({ type: 'accept' });
    }
  });

  it('brings one back when it is no good, also after an Enter, but not after an answer', async () => {
    const bad = debianImage({ problems: [{ field: 'source.path', message: 'it is empty', remedy: 'Copy it again.' }] });
    const entered = await waiting();
    toName(entered.session);
    accept(entered.session, 'vcpus');
    await entered.found(bad);
    expect(entered.session.view().current?.field.key).toBe('source.path');
    const answered = await waiting();
    toName(answered.session);
    answered.session.send({ type: 'answer', key: 'name', text: 'web1' });
    await answered.found(bad);
    expect(answered.session.view().current?.field.key).toBe('memory');
    expect(answered.session.view().news).toMatchObject({ good: false });
  });

  it('does not hide what is wrong with a path that was typed in place of one that was no good', async () => {
    const bad = debianImage({ problems: [{ field: 'source.path', message: 'it is empty', remedy: 'Copy it again.' }] });
    const { session, found } = await waiting();
    toName(session);
    await found(bad);
    session.send({ type: 'answer', key: 'source.path', text: 'no-path.img' });
    await found(bad);
    expect(session.view().current).toMatchObject({
      refused: 'no-path.img',
      problem: { message: expect.stringContaining('absolute') },
    });
  });

  it('of another kind than was said leads back to that question, in words that are on the screen', async () => {
    const { session, found } = await waiting();
    session.send({ type: 'answer', key: 'source.kind', text: 'partition-image' });
    session.send({ type: 'answer', key: 'source.path', text: '/srv/images/debian-12.qcow2' });
    await found(debianImage());
    expect(session.view().current?.field.key).toBe('source.kind');
    expect(session.view().news).toEqual({
      good: false,
      text:
        '/srv/images/debian-12.qcow2 is a whole disk, not a single partition. ' +
        'Choose “A prebuilt image” as where the system comes from: xenguide finds out which it is.',
    });
  });

  it('that it is not on this machine is doubtful, not wrong: one may go on', async () => {
    const { session, found } = await waiting();
    toName(session);
    await found(unseenImage('/srv/nothing.img', {}));
    expect(session.view().news).toMatchObject({
      doubt: true,
      text: expect.stringContaining('No file /srv/nothing.img'),
    });
    expect(session.view().current?.field.key).toBe('name');
  });
});

it('a public key that cannot be read is refused at its question, not later', async () => {
  const { session } = await waiting();
  session.send({ type: 'answer', key: 'login.user', text: 'admin' });
  session.send({ type: 'answer', key: 'login.ssh_keys', text: '/nowhere/id.pub' });
  expect(session.view().current).toMatchObject({
    field: { key: 'login.ssh_keys' },
    problem: { message: '/nowhere/id.pub cannot be read' },
  });
  expect(session.answers.has('login.ssh_keys')).toBe(false);
});

describe('a host that goes away in the middle of the questions', () => {
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const lost = new HostLost('The connection to ssh://root@xen1 was lost');
  const refused = new UserError(EXIT.notReady, {
    field: '--host',
    message: 'ssh://root@xen1 cannot be reached',
    remedy: 'Switch it on.',
  });

  it.each([
    ['image', lost],
    ['image', refused],
    ['host', lost],
    ['host', refused],
  ] as const)('is told with its remedy, and asked again with the next step: %s, %s', async (what, error) => {
    let away = true;
    const found = { image: debianImage({ path: '/srv/images/debian-12.qcow2' }), host: exampleFacts() };
    const { session } = sessionDriver(new Map(), {
      image: async () => (away && what === 'image' ? Promise.reject(error) : found.image),
      host: async () => (away && what === 'host' ? Promise.reject(error) : { facts: found.host, described: false }),
    });
    await settled();
    toName(session);
    await settled();
    expect(session.failure).toBeUndefined();
    expect(session.view().problems[0]).toMatchObject({ field: 'host', message: error.message });
    expect(session.view().problems[0]?.remedy).toMatch(/^\S.* With your next answer it is asked again\.$/);
    session.send({ type: 'goto', key: 'review' });
    await settled();
    away = false;
    session.send({ type: 'goto', key: 'name' });
    expect(session.view().problems.map(({ field }) => field)).not.toContain('host');
    await settled();
    session.send({ type: 'goto', key: 'review' });
    expect(session.view()).toMatchObject({ ready: true, problems: [] });
  });

  it('that is no Xen host either stays one', async () => {
    const problem = { field: 'host', message: 'you are not root there', remedy: 'Use sudo.' };
    const { session } = sessionDriver(new Map(), {
      host: async () => ({ facts: exampleFacts(), described: false, problem }),
      image: () => Promise.reject(lost),
    });
    await settled();
    toName(session);
    await settled();
    session.send({ type: 'accept' });
    expect(session.view().problems).toEqual([problem]);
  });
});

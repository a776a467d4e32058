import { describe, expect, test } from 'vitest';
import { settleBatch } from '../../../src/commands/new/batch.ts';
import { hear, hearAll, openQuestions } from '../../../src/commands/new/hear.ts';
import type { Answers } from '../../../src/guest/answers.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Result, Runner } from '../../../src/host/runner.ts';
import { EXIT, type UserError } from '../../../src/problem.ts';
import type { Heard } from '../../../src/storage/heard.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { debianImage } from '../../support/worlds.ts';
import { sessionDriver } from '../plain/session-driver.ts';

const IQN = 'iqn.2026-11.example:disks';

function facts(): Facts {
  const found = exampleFacts();
  found.tools.iscsiadm = { path: '/sbin/iscsiadm', version: '2.1.8', package: 'open-iscsi' };
  return found;
}

const said = (stdout: string, code = 0): Result => ({ code, stdout, stderr: '', timedOut: false });
/** A host that knows a name and a portal. */
const replies: Record<string, Result> = {
  getent: said('10.0.0.5        STREAM storage.example\n10.0.0.5        DGRAM  \n'),
  iscsiadm: said(`10.0.0.5:3260,1 ${IQN}\n`),
};
function host(answers: Record<string, Result> = replies) {
  const asked: string[] = [];
  const runner: Runner = {
    ...localRunner(),
    run: async ({ argv }) => {
      asked.push(argv[0]);
      return answers[argv[0]]!;
    },
  };
  return { target: { runner, described: false }, asked };
}

const ANSWERS: Answers = new Map<string, Answer>([
  ['source.path', '/srv/images/debian-12.qcow2'],
  ['storage.backend', 'iscsi'],
  ['storage.portal', 'storage.example'],
]);

describe('answers without a person', () => {
  const whole: Answers = new Map<string, Answer>([
    ...ANSWERS,
    ['name', 'web1'],
    ['storage.iqn', IQN],
    ['storage.lun', 1],
    ['storage.size', '10GiB'],
  ]);
  const world = () => ({ facts: facts(), image: debianImage(), keys: new Map(), waiting: [] });

  test('are asked about what the plan needs, not about what helps to choose', async () => {
    const { target, asked } = host();
    const heard = await hearAll(whole, world(), target);
    expect(asked).toEqual(['getent']);
    const outcome = settleBatch(whole, { ...world(), heard });
    expect(outcome.spec.disks[0]?.xl?.target).toContain('/ip-10.0.0.5:3260-');
    expect(outcome.spec.reasons).toContain(
      'storage.example is 10.0.0.5 on the host: the LUN is known by this address.',
    );
    expect(outcome.evaluation.effective.get('storage.portal_address')).toBe('10.0.0.5');
  });

  test('that name a machine with several addresses are an open question, which lists them', async () => {
    const two = said('10.0.0.5 STREAM storage.example\n10.0.0.6 STREAM \n');
    const heard = await hearAll(whole, world(), host({ getent: two }).target);
    let error: UserError | undefined;
    try {
      settleBatch(whole, { ...world(), heard });
    } catch (reason) {
      error = reason as UserError;
    }
    expect(error).toMatchObject({ exitCode: EXIT.usage, problems: [{ field: 'storage.portal_address' }] });
    expect(error?.message).toContain('10.0.0.5, 10.0.0.6');
  });

  test('whose name has become another address are a conflict', async () => {
    const before: Answers = new Map<string, Answer>([...whole, ['storage.portal_address', '10.0.0.9']]);
    const heard = await hearAll(before, world(), host().target);
    expect(() => settleBatch(before, { ...world(), heard })).toThrow(
      expect.objectContaining({ exitCode: EXIT.conflict }),
    );
  });

  test('are asked of nobody where the host is only described, and a name is refused', async () => {
    const { target, asked } = host();
    const heard = await hearAll(whole, world(), { ...target, described: true });
    expect(asked).toEqual([]);
    expect(() => settleBatch(whole, { ...world(), heard })).toThrow(/only described/);
  });

  test('of further disks are asked about as well', async () => {
    const further: Answers = new Map<string, Answer>([
      ...whole,
      ['disks.0.backend', 'iscsi'],
      ['disks.0.portal', 'other.example'],
    ]);
    expect(openQuestions(further, world()).map(({ argv }) => argv.at(-1))).toEqual([
      'storage.example',
      'other.example',
    ]);
  });
});

describe('in the wizard', () => {
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  async function begin(answers: Record<string, Result> = replies, portal?: string) {
    const { target, asked } = host(answers);
    const signals: AbortSignal[] = [];
    let hold: Promise<void> = Promise.resolve();
    const { session } = sessionDriver(new Map([...ANSWERS].filter(([key]) => key !== 'storage.portal')), {
      host: () => Promise.resolve({ facts: facts(), described: false }),
      hear: async (questions, _answers, signal): Promise<Heard> => {
        signals.push(signal);
        await hold;
        return hear(questions, target, signal);
      },
    });
    await settled();
    session.send({ type: 'goto', key: 'storage.portal' });
    let release = (): void => {};
    const holding = (): void => {
      hold = new Promise((resolve) => {
        release = resolve;
      });
    };
    const answer = (text: string) => session.send({ type: 'answer', key: 'storage.portal', text });
    if (portal !== undefined) answer(portal);
    const field = (key: string) =>
      session
        .view()
        .sections.flatMap(({ fields }) => fields)
        .find((each) => each.field.key === key);
    return { session, asked, signals, field, answer, holding, release: () => release() };
  }

  test('a name is looked up, then that address asked for its targets, which are offered', async () => {
    const { session, asked, field } = await begin(replies, 'storage.example');
    expect(session.view().waiting).toEqual(['looking up storage.example on the host']);
    await settled();
    expect(asked).toEqual(['getent', 'iscsiadm']);
    expect(session.view().waiting).toEqual([]);
    expect(field('storage.iqn')).toMatchObject({ field: { kind: 'choice' }, value: IQN });
    expect(session.view().current?.field.key).toBe('storage.iqn');
    expect(session.view().reasons.join()).toContain('storage.example is 10.0.0.5');
  });

  test('nothing is asked before there is an answer, and the same is not asked twice', async () => {
    const { session, asked, answer } = await begin();
    expect(asked).toEqual([]);
    answer('10.0.0.5');
    await settled();
    session.send({ type: 'goto', key: 'storage.portal' });
    session.send({ type: 'accept' });
    await settled();
    expect(asked).toEqual(['iscsiadm']);
  });

  test('a portal that does not answer leads back with the reason, and Enter asks it again', async () => {
    const deaf = { ...replies, iscsiadm: { ...said('', 4), stderr: 'iscsiadm: cannot make connection: refused' } };
    const { session, asked, answer } = await begin(deaf);
    answer('10.0.0.5');
    expect(session.view().current?.field.key).toBe('storage.iqn');
    await settled();
    expect(session.view().current?.field.key).toBe('storage.portal');
    expect(session.view().news).toMatchObject({ good: false, text: expect.stringContaining('refused') });
    session.send({ type: 'accept' });
    await settled();
    expect(asked).toEqual(['iscsiadm', 'iscsiadm']);
  });

  test('whoever has gone on answering meanwhile is not led back', async () => {
    const deaf = { ...replies, iscsiadm: said('', 4) };
    const { session, answer, holding, release } = await begin(deaf);
    holding();
    answer('10.0.0.5');
    session.send({ type: 'answer', key: 'storage.iqn', text: IQN });
    release();
    await settled();
    expect(session.view().current?.field.key).toBe('storage.lun');
    expect(session.view().news).toMatchObject({ good: false });
  });

  test('going back to the question ends what was being asked; leaving the wizard does too', async () => {
    const { session, signals, answer, holding } = await begin();
    holding();
    answer('10.0.0.5');
    expect(session.view().waiting.join()).toContain('asking 10.0.0.5:3260');
    session.send({ type: 'back' });
    expect(signals[0]?.aborted).toBe(true);
    expect(session.view().waiting).toEqual([]);
    answer('10.0.0.6');
    session.close();
    expect(signals[1]?.aborted).toBe(true);
  });

  test('a name with several addresses leads to the choice between them, then its targets are asked for', async () => {
    const two = { ...replies, getent: said('10.0.0.5 STREAM storage.example\n10.0.0.6 STREAM \n') };
    const { session, asked } = await begin(two, 'storage.example');
    await settled();
    expect(session.view().current?.field).toMatchObject({ key: 'storage.portal_address', kind: 'choice' });
    session.send({ type: 'answer', key: 'storage.portal_address', text: '10.0.0.6' });
    await settled();
    expect(asked).toEqual(['getent', 'iscsiadm']);
  });

  test('a name that nobody knows leads back, and can be mended', async () => {
    const { session, field, answer } = await begin({ ...replies, getent: said('', 2) }, 'storage.exmaple');
    await settled();
    expect(field('storage.portal')?.problem?.message).toContain('no address');
    expect(session.view().current?.field.key).toBe('storage.portal');
    answer('10.0.0.5');
    expect(field('storage.portal')?.problem).toBeUndefined();
  });
});

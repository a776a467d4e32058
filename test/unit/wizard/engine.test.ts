import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { World } from '../../../src/guest/world.ts';
import { suggestKey } from '../../../src/text/nearest.ts';
import { begin, REVIEW, resume, step, type WizardState } from '../../../src/wizard/engine.ts';
import { evaluate } from '../../../src/wizard/evaluate.ts';
import type { WizardEvent } from '../../../src/wizard/event.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf, settledAnswers } from '../../../src/wizard/outcome.ts';
import { unknownKeys } from '../../../src/wizard/unknown-keys.ts';
import { view } from '../../../src/wizard/view.ts';
import { debianImage, exampleWorld } from '../../support/worlds.ts';

const start = (answers: Record<string, Answer> = {}, world: World = exampleWorld()): WizardState =>
  begin(new Map(Object.entries(answers)), world);
const play = (state: WizardState, world: World, ...events: WizardEvent[]): WizardState =>
  events.reduce((before, event) => step(before, event, world), state);
const answer = (key: string, text: string): WizardEvent => ({ type: 'answer', key, text });
const accept: WizardEvent = { type: 'accept' };

describe('going through the questions', () => {
  it('begins at the first one, and Enter all the way ends in the review with a guest that is ready', () => {
    const world = exampleWorld();
    let state = start({}, world);
    expect(state.at).toBe('source.kind');
    state = play(state, world, accept, answer('source.path', '/srv/images/debian-12.qcow2'));
    for (let steps = 0; state.at !== REVIEW && steps < 50; steps += 1) state = step(state, accept, world);
    expect(state.at).toBe(REVIEW);
    expect(outcomeOf(state.answers, world)).toMatchObject({ ready: true, problems: [] });
  });

  it('goes back to the review from a question that was gone to from there, and from the review to the last question', () => {
    const world = exampleWorld();
    const given = { 'source.path': '/srv/debian-12.qcow2', name: 'web1' };
    let state = play(start(given, world), world, { type: 'goto', key: REVIEW }, { type: 'goto', key: 'memory' });
    expect(view(state, world, () => '')).toMatchObject({ fromReview: true, canGoBack: true });
    state = step(state, { type: 'back' }, world);
    expect(state).toMatchObject({ at: REVIEW, fromReview: false, answers: new Map(Object.entries(given)) });
    expect(step(state, { type: 'back' }, world).at).not.toBe(REVIEW);
  });

  it('goes back to the review also when something else is still in the way there, but not past what has come up', () => {
    const world = exampleWorld();
    const given = { 'source.path': '/srv/debian-12.qcow2', vcpus: 500, memory: '1MiB' };
    const state = play(start(given, world), world, { type: 'goto', key: REVIEW }, { type: 'goto', key: 'memory' });
    expect(step(state, answer('memory', '1GiB'), world).at).toBe(REVIEW);
    const moved = play(state, world, { type: 'goto', key: 'storage.backend' }, answer('storage.backend', 'nfs'));
    expect(moved).toMatchObject({ at: 'storage.server', fromReview: true });
  });

  it('undo leads to a question that is asked, also where what was answered is not asked any more', () => {
    const world = exampleWorld();
    const given = start({ 'source.path': '/srv/debian-12.qcow2' }, world);
    const state = play(given, world, { type: 'goto', key: 'login.user' }, answer('login.user', 'admin'));
    const without = exampleWorld({ image: debianImage({ cloudInit: false }) });
    const undone = step(state, { type: 'undo' }, without);
    expect(undone.answers).toBe(given.answers);
    expect(view(undone, without, () => '').current).toBeDefined();
  });

  it('stays where no default can be taken, and says so', () => {
    const world = exampleWorld();
    const state = play(start({}, world), world, accept, accept);
    expect(state.at).toBe('source.path');
    expect(state.refused?.problem.message).toMatch(/must be answered/);
  });

  it('keeps the text that was refused, so that it can be mended', () => {
    const world = exampleWorld();
    const state = play(start({}, world), world, answer('name', '42'));
    expect(state.refused).toMatchObject({ key: 'name', text: '42' });
    expect(state.answers.has('name')).toBe(false);
  });

  it('an answer can bring the next question, and its removal takes that question away but not its answer', () => {
    const world = exampleWorld();
    let state = play(start({}, world), world, answer('network.0.ip', '192.0.2.9/24'));
    expect(state.at).toBe('network.0.gateway');
    state = play(state, world, answer('network.0.gateway', '192.0.2.1'), answer('network.0.ip', 'auto'));
    expect(evaluate(state.answers, world).placed.map(({ field }) => field.key)).not.toContain('network.0.gateway');
    expect(state.answers.get('network.0.gateway')).toBe('192.0.2.1');
  });

  it('an optional question can be left empty, and its suggestion is not taken then', () => {
    const world = exampleWorld();
    const state = play(start({}, world), world, answer('login.user', ''));
    expect(evaluate(state.answers, world).effective.has('login.user')).toBe(false);
  });

  it('answers with open questions begin at the first one they leave out, complete ones at the review', () => {
    expect(start({ name: 'web1' }).at).toBe('source.kind');
    expect(start({ name: 'web1', 'source.kind': 'image' }).at).toBe('source.path');
    expect(start({ 'source.path': '/srv/images/debian-12.qcow2' }).at).toBe(REVIEW);
  });

  it('shows every step as done where the answers lead straight to the review', () => {
    const state = start({ 'source.path': '/srv/images/debian-12.qcow2' });
    expect(new Set(view(state, exampleWorld(), () => '').sections.map(({ status }) => status))).toEqual(
      new Set(['done']),
    );
  });

  it('goes to any question and to the review', () => {
    const world = exampleWorld();
    expect(play(start({}, world), world, { type: 'goto', key: 'uuid' }).at).toBe('uuid');
    expect(play(start({}, world), world, { type: 'goto', key: REVIEW }).at).toBe(REVIEW);
    expect(play(start({}, world), world, { type: 'goto', key: 'nowhere' }).at).toBe('source.kind');
  });
});

describe('coming and going', () => {
  const world = exampleWorld();
  const complete = { 'source.path': '/srv/images/debian-12.qcow2' };

  it('a question changed from the review leads back to the review', () => {
    const state = play(start(complete), world, { type: 'goto', key: 'memory' }, answer('memory', '4GiB'));
    expect(state.at).toBe(REVIEW);
  });

  it('but first to a question that the change has brought up and that must be answered', () => {
    const state = play(start(complete), world, { type: 'goto', key: 'source.boot' }, answer('source.boot', 'direct'));
    expect(state.at).toBe('source.kernel');
    expect(play(state, world, answer('source.kernel', '/boot/vmlinuz')).at).not.toBe('type');
  });

  it('undo after an accepted suggestion goes back one question and keeps every answer before it', () => {
    const before = play(start({}, world), world, accept, answer('source.path', '/srv/images/debian-12.qcow2'));
    const undone = play(before, world, accept, { type: 'undo' });
    expect(undone.at).toBe('name');
    expect(undone.answers).toBe(before.answers);
  });

  it('Enter does not pass by a file that turned out to be no image', () => {
    const bad = exampleWorld({
      image: debianImage({
        problems: [{ field: 'source.path', message: 'the image is empty', remedy: 'Fetch it again.' }],
      }),
    });
    const state = play(
      start({}, bad),
      bad,
      { type: 'goto', key: 'source.kind' },
      accept,
      answer('source.path', '/x.img'),
    );
    const again = play(state, bad, { type: 'goto', key: 'source.path' }, accept);
    expect(again).toMatchObject({ at: 'source.path', refused: { problem: { message: 'the image is empty' } } });
  });

  it('a wizard that was left is gone on with at the question where one was', () => {
    const state = resume(new Map(Object.entries(complete)), 'storage.size', world);
    expect(state.at).toBe('storage.size');
    expect(state.seen.has('memory')).toBe(true);
    expect(resume(new Map(), 'no.such.question', world).at).toBe('source.kind');
  });
});

describe('what was accepted stays', () => {
  const unseen = exampleWorld({ image: undefined });
  const world = exampleWorld();
  const values = (state: WizardState, seen: World) => evaluate(state.answers, seen).effective;
  const asked = (key: string, more: Record<string, Answer> = {}): WizardState =>
    play(start({ 'source.path': '/srv/images/debian-12.qcow2', ...more }, unseen), unseen, { type: 'goto', key });

  it('a suggested name, whatever is found in the image later', () => {
    const state = step(asked('name'), accept, unseen);
    expect(values(asked('name'), world).get('name')).toBe('debian1');
    expect(values(state, world).get('name')).toBe('guest1');
    expect(outcomeOf(state.answers, world)).toMatchObject({ ready: true, spec: { name: 'guest1' } });
  });

  it('a question left empty with Enter, though there would be a suggestion now', () => {
    const state = step(asked('login.user'), accept, unseen);
    expect(values(asked('login.user'), world).get('login.user')).toBe('admin');
    expect(values(state, world).has('login.user')).toBe(false);
  });

  it('auto stays auto: what it comes to still follows the image and the name', () => {
    const state = play(
      play(asked('type'), unseen, accept, { type: 'goto', key: 'network.0.mac' }, accept),
      unseen,
      answer('name', 'web1'),
    );
    expect(values(state, world).get('type')).toBe('auto');
    expect(values(state, world).get('network.0.mac')).toBe('auto');
    expect(outcomeOf(state.answers, world).spec.cards).toEqual(
      outcomeOf(new Map([['name', 'web1']]), world).spec.cards,
    );
  });

  it('also where it has become wrong: its question says so, and nothing else is put in its place', () => {
    const state = step(asked('storage.size'), accept, unseen);
    const big = exampleWorld({ image: debianImage({ virtualBytes: 30 * 2 ** 30 }) });
    const outcome = outcomeOf(state.answers, big);
    expect(outcome).toMatchObject({ ready: false, problems: [{ field: 'storage.size' }] });
    expect(outcome.problems[0]!.message).toMatch(/10GiB is too small/);
    const there = play(
      state,
      big,
      { type: 'goto', key: 'storage.size' },
      { type: 'clear', key: 'storage.size' },
      accept,
    );
    expect(outcomeOf(there.answers, big)).toMatchObject({ ready: true, problems: [] });
  });

  it('clear brings the suggestion back, and undo takes the Enter back', () => {
    const state = step(asked('name'), accept, unseen);
    for (const event of [{ type: 'clear', key: 'name' }, { type: 'undo' }] as const) {
      expect(values(step(state, event, unseen), world).get('name')).toBe('debian1');
    }
  });

  it('a draft keeps it', () => {
    const state = step(asked('name'), accept, unseen);
    const again = resume(new Map(state.answers), state.at, world);
    expect(values(again, world).get('name')).toBe('guest1');
  });

  it('a suggestion that is wrong itself is refused like an answer', () => {
    const full = exampleWorld();
    for (const vg of full.facts!.volumeGroups) vg.freeExtents = 256;
    const state = play(start({}, full), full, { type: 'goto', key: 'storage.size' });
    const big = { ...full, image: debianImage({ virtualBytes: 30 * 2 ** 30 }) };
    expect(step(state, accept, big)).toMatchObject({ at: 'storage.size', refused: { key: 'storage.size' } });
  });
});

describe('laws', () => {
  const world = exampleWorld();
  const keys = [
    'name',
    'memory',
    'vcpus',
    'type',
    'storage.backend',
    'storage.size',
    'network.0.mode',
    'network.0.ip',
    'login.user',
    'autostart',
    'source.path',
    'source.boot',
  ];
  const event: fc.Arbitrary<WizardEvent> = fc.oneof(
    fc.record({
      type: fc.constant('answer' as const),
      key: fc.constantFrom(...keys),
      text: fc.oneof(
        fc.string(),
        fc.constantFrom(
          'web1',
          '2GiB',
          '4',
          'pvh',
          'hvm',
          'lvm',
          'file',
          'none',
          'bridge',
          'auto',
          '192.0.2.9/24',
          'yes',
          'no',
          '/srv/images/debian-12.qcow2',
          'direct',
        ),
      ),
    }),
    fc.constantFrom<WizardEvent>(
      { type: 'accept' },
      { type: 'back' },
      { type: 'undo' },
      { type: 'goto', key: REVIEW },
      { type: 'goto', key: 'storage.size' },
      { type: 'clear', key: 'name' },
    ),
  );
  const played = fc.array(event, { maxLength: 25 }).map((events) => play(start({}, world), world, ...events));

  it('whatever is done, the wizard stands at a question that is asked, or at the review', () => {
    fc.assert(
      fc.property(played, (state) => {
        const { current } = view(state, world, () => '');
        expect(state.at === REVIEW || current?.field.key === state.at).toBe(true);
      }),
    );
  });

  it('back and goto never change an answer', () => {
    fc.assert(
      fc.property(
        played,
        fc.constantFrom<WizardEvent>({ type: 'back' }, { type: 'goto', key: 'memory' }, { type: 'goto', key: REVIEW }),
        (state, event) => {
          expect(step(state, event, world).answers).toBe(state.answers);
        },
      ),
    );
  });

  it('undo after an answer that was taken brings back exactly the answers before it', () => {
    fc.assert(
      fc.property(
        played,
        fc.constantFrom(['name', 'web7'], ['memory', '3GiB'], ['storage.backend', 'file']),
        (state, [key, text]) => {
          const after = step(state, answer(key!, text!), world);
          expect([...step(after, { type: 'undo' }, world).answers]).toEqual([...state.answers]);
        },
      ),
    );
  });

  it('a value that got in can be read again as it stands: it is in its normal form', () => {
    fc.assert(
      fc.property(played, (state) => {
        const problems = evaluate(state.answers, world).placed.flatMap(({ problem }) => (problem ? [problem] : []));
        expect(problems).toEqual([]);
      }),
    );
  });

  it('settled answers, run again, settle to themselves and to the same guest', () => {
    fc.assert(
      fc.property(played, (state) => {
        const outcome = outcomeOf(state.answers, world);
        if (!outcome.ready) return;
        const settled = settledAnswers(outcome, world);
        const again = outcomeOf(settled, world);
        expect(unknownKeys(settled, again.evaluation, suggestKey)).toEqual([]);
        expect([...settledAnswers(again, world)]).toEqual([...settled]);
        expect({ ...again.spec, reasons: [] }).toEqual({ ...outcome.spec, reasons: [] });
      }),
      { numRuns: 200 },
    );
  });
});

describe('an optional question that was emptied', () => {
  it('stays empty in the answers file, where its suggestion would come back', () => {
    const world = exampleWorld();
    const settled = settledAnswers(outcomeOf(new Map([['login.user', '']]), world), world);
    expect(settled.get('login.user')).toBe('');
    expect(outcomeOf(settled, world).spec.login).toBeNull();
  });
});

describe('what the host and the image have to say', () => {
  it('more memory than Xen has free is refused with the figures', () => {
    const world = exampleWorld();
    const state = play(start({}, world), world, answer('memory', '64GiB'));
    expect(state.refused?.problem.message).toMatch(/more than there is/);
  });

  it('what was fine becomes a problem of its question when the host turns out smaller', () => {
    const small = exampleWorld();
    small.facts!.xen.freeMemoryBytes = 2 ** 30;
    const { evaluation } = outcomeOf(new Map<string, Answer>([['memory', '2GiB']]), small);
    expect(evaluation.problems).toMatchObject([{ field: 'memory' }]);
  });

  it('what was found in the image is no reason for how the guest is built', () => {
    const says = ['It is a disk image.', 'GRUB’s menu is at /boot/grub/grub.cfg.'];
    const { spec } = outcomeOf(new Map(), exampleWorld({ image: debianImage({ says }) }));
    expect(spec.findings).toEqual(says);
    expect(spec.reasons).toHaveLength(1);
    expect(spec.reasons[0]).toMatch(/pvh/);
  });

  it('an image without cloud-init is not asked about a first user', () => {
    const world = exampleWorld({ image: debianImage({ cloudInit: false, hasLogin: true }) });
    const keys = evaluate(new Map(), world).placed.map(({ field }) => field.key);
    expect(keys.some((key) => key.startsWith('login.'))).toBe(false);
  });

  it('the answer os counts where the image could not be looked into: Windows gets an emulated PC', () => {
    const unseen = exampleWorld({ image: debianImage({ looked: 'not-at-all', os: null, grub: null, kernels: [] }) });
    expect(outcomeOf(new Map([['os', 'windows']]), unseen).spec.type).toBe('hvm');
    expect(outcomeOf(new Map([['os', 'auto']]), unseen).spec.type).toBe('pvh');
    expect(outcomeOf(new Map([['os', 'windows']]), exampleWorld()).spec.type).toBe('pvh');
  });

  it('a disk is at least as big as the image', () => {
    const world = exampleWorld({ image: debianImage({ virtualBytes: 30 * 2 ** 30 }) });
    expect(evaluate(new Map(), world).effective.get('storage.size')).toBe('30GiB');
    expect(play(start({}, world), world, answer('storage.size', '20GiB')).refused?.problem.message).toMatch(
      /too small/,
    );
  });

  it('the facts may come late: the wizard goes on, and takes back nothing that was answered', () => {
    const blank = exampleWorld({ facts: undefined, image: undefined });
    let state = play(
      start({}, blank),
      blank,
      accept,
      answer('source.path', '/srv/images/debian-12.qcow2'),
      answer('name', 'web1'),
      answer('memory', '2GiB'),
    );
    const before = state.answers;
    state = step(state, accept, exampleWorld());
    expect([...state.answers]).toEqual([...before, ['vcpus', 2]]);
    expect(outcomeOf(state.answers, exampleWorld()).ready).toBe(true);
    expect(outcomeOf(state.answers, blank).ready).toBe(false);
  });
});

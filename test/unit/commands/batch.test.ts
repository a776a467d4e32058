import { describe, expect, it } from 'vitest';
import { settleBatch } from '../../../src/commands/new/batch.ts';
import type { World } from '../../../src/guest/world.ts';
import { questionLines } from '../../../src/plain/question.ts';
import { EXIT, type Problem, UserError } from '../../../src/problem.ts';
import { begin, step } from '../../../src/wizard/engine.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { view } from '../../../src/wizard/view.ts';
import { debianImage, equippedFacts, exampleWorld } from '../../support/worlds.ts';

/** An image in which nothing was found that could be started. */
const world: World = exampleWorld({ image: debianImage({ grub: null, kernels: [] }) });
const answers = new Map<string, Answer>([
  ['source.path', '/srv/images/debian-12.qcow2'],
  ['type', 'pvh'],
]);
const WHY =
  /needs a kernel of the host to be started as pvh: no GRUB menu was found in the image \(looked for .*\), and no kernel/;
const REMEDY = /Name the kernel and its initial RAM disk.*leave the type to xenguide \(auto\)/;

function refusal(): readonly Problem[] {
  try {
    settleBatch(answers, world);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
  }
  return [];
}

describe('a kernel that is only asked for because nothing in the image can be started', () => {
  it('is asked for with the reason, what was looked for, and what to do: without a person', () => {
    const [problem, ...more] = refusal();
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ field: 'source.kernel', message: expect.stringMatching(WHY) });
    expect(problem?.remedy).toMatch(REMEDY);
    expect(problem?.remedy).toContain('--set source.kernel=');
  });

  it('and by the faces: at the question, at an Enter on nothing, and in the review', () => {
    const at = step(begin(answers, world), { type: 'goto', key: 'source.kernel' }, world);
    const seen = view(at, world, () => '');
    expect(seen.current?.field.help).toMatch(WHY);
    expect(JSON.stringify(questionLines(seen, seen.current!, true))).toMatch(WHY);
    expect(step(at, { type: 'accept' }, world).refused?.problem.remedy).toMatch(REMEDY);
    expect(outcomeOf(answers, world).problems).toMatchObject([
      { field: 'source.kernel', message: expect.stringMatching(WHY) },
    ]);
  });

  it('but who chose it themselves is not told why', () => {
    const chosen = new Map(answers).set('source.boot', 'direct').set('type', 'auto');
    const at = step(begin(chosen, exampleWorld()), { type: 'goto', key: 'source.kernel' }, exampleWorld());
    expect(view(at, exampleWorld(), () => '').current?.field.help).toBe(
      'A Linux kernel on the host that the guest starts with.',
    );
  });
});

describe('a second host that could not be looked at', () => {
  it('is what is said, and not each question that it would have answered', () => {
    const answered = new Map<string, Answer>([
      ['source.path', '/srv/images/debian-12.qcow2'],
      ['storage.backend', 'drbd'],
      ['storage.peer.host', 'ssh://root@xenb'],
      ['storage.size', '5GiB'],
    ]);
    const problem = { message: 'it does not answer.', remedy: 'Is it up?' };
    const peers = new Map([['ssh://root@xenb', { problem }]]);
    const facts = equippedFacts();
    const refused = (more: Partial<World>): UserError => {
      try {
        settleBatch(answered, exampleWorld({ facts, ...more }));
      } catch (error) {
        if (error instanceof UserError) return error;
      }
      throw new Error('it was accepted');
    };
    expect(refused({ peers })).toMatchObject({
      exitCode: EXIT.invalid,
      problems: [{ field: 'storage.peer.host', ...problem }],
    });
    expect(refused({ peers: new Map() })).toMatchObject({ exitCode: EXIT.usage });
  });
});

import { expect, test, vi } from 'vitest';
import { conclude } from '../../../src/commands/new/conclude.ts';
import type { ApplyResult, TuiResult } from '../../../src/face/driver.ts';
import { EXIT } from '../../../src/problem.ts';

const LEFT: ApplyResult = {
  ok: false,
  exitCode: EXIT.left,
  headline: 'web1 was not made, and something is left.',
  sections: [{ title: 'What is left', lines: ['/dev/vg0/web1-disk'] }],
};

function end(result: TuiResult) {
  const said: string[] = [];
  const io = { say: (line: string) => said.push(line), out: (text: string) => said.push(text) };
  const draft = { note: 'Your answers are kept: the next start offers them again.', drop: () => said.push('dropped') };
  const code = conclude(result, {} as Parameters<typeof conclude>[1], draft, io, true);
  return { code, said: said.join('\n') };
}

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('what is left of an apply that %s ended is said', (signal) => {
  const { code, said } = end({ outcome: 'interrupted', signal, applied: LEFT });
  expect(code).toBe(EXIT.left);
  expect(said).toContain('something is left.');
  expect(said).toContain('/dev/vg0/web1-disk');
});

test('to a terminal that has hung up no result is written: that would be the fault that is told', () => {
  const out = vi.fn();
  const draft = { note: '', drop: () => {} };
  const nothing = {} as Parameters<typeof conclude>[1];
  const io = { say: () => {}, out };
  expect(conclude({ outcome: 'apply', signal: 'SIGHUP', applied: LEFT }, nothing, draft, io, true)).toBe(EXIT.left);
  expect(out).not.toHaveBeenCalled();
});

test('what each file that was written is for stands in one column', () => {
  const out: string[] = [];
  const files = [
    { key: 'config', what: 'the config' },
    { key: 'answers', what: 'your answers' },
  ];
  const paths = { config: 'web1/web1.cfg', answers: 'web1/web1.answers.yaml' };
  const driver = { files, write: () => paths, folder: 'web1', whole: { name: 'web1' }, described: false };
  const io = { say: () => {}, out: (text: string) => out.push(text) };
  const draft = { note: '', drop: () => {} };
  conclude({ outcome: 'write' }, driver as unknown as Parameters<typeof conclude>[1], draft, io, true);
  expect(out).toEqual(['web1/web1.cfg           the config\n', 'web1/web1.answers.yaml  your answers\n']);
});

test('interrupted before anything was begun', () => {
  expect(end({ outcome: 'interrupted', signal: 'SIGTERM' })).toEqual({
    code: EXIT.interrupted,
    said: 'Interrupted. Your answers are kept: the next start offers them again.',
  });
});

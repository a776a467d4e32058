import { beforeAll, expect, test } from 'vitest';
import type { Driver } from '../../../src/face/driver.ts';
import type { Ear } from '../../../src/plain/ear.ts';
import type { Talk } from '../../../src/plain/talk.ts';
import { german, speaking } from '../../support/languages.ts';

beforeAll(() => speaking(german));

/** Who is told to answer ja is understood when they do. */
function answering(text: string): Talk {
  const ear = { hear: async () => ({ type: 'line', text }), onStop: () => () => {} } as Partial<Ear> as Ear;
  const voice = { say: () => {}, ascii: false, width: 80 };
  return { driver: {} as Driver, voice, ear, offered: [], draft: '' };
}

test.each([
  ['ja', true],
  ['j', true],
  ['yes', true],
  ['nein', false],
  ['', false],
])('leaving: %j', async (text, leaves) => {
  const { askLeave } = await import('../../../src/plain/talk.ts');
  expect(await askLeave(answering(text))).toEqual(leaves ? { outcome: 'quit' } : undefined);
});

test.each([
  ['ja', true],
  ['yes', true],
  ['j', false],
  ['nein', false],
])('what cannot be taken back wants the whole word: %j', async (text, may) => {
  const { mayDestroy } = await import('../../../src/plain/carry-out.ts');
  const action = { id: 'a', title: '', why: '', effect: 'destroys' as const, touches: [] };
  expect(await mayDestroy(answering(text), { actions: [action], files: [] })).toBe(may);
});

test('the changed network is kept by ja', async () => {
  const { carryOut } = await import('../../../src/plain/carry-out.ts');
  let kept: boolean | undefined;
  const talk = answering('ja');
  const apply: Driver['apply'] = async (_, signal, confirm) => {
    kept = await confirm!({ what: '', where: 'xen1', seconds: 55 }, signal);
    return { ok: true, headline: '', sections: [] };
  };
  await carryOut({ ...talk, driver: { apply } as Partial<Driver> as Driver }, { actions: [], files: [] }, Date.now);
  expect(kept).toBe(true);
});

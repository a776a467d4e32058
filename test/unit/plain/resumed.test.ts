import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { Conversation } from '../../../src/plain/conversation.ts';
import { earOf } from '../../../src/plain/ear.ts';
import type { Line, Lines } from '../../../src/plain/lines.ts';
import { voiceOf } from '../../../src/plain/voice.ts';
import { EngineDriver } from '../../support/engine-driver.ts';
import { debianImage, exampleWorld } from '../../support/worlds.ts';

/** What stood on the line at each prompt, when the program is stopped at the first with `typed` there, and then `next` is typed. */
async function drafts(key: string, typed: string, ...next: string[]): Promise<string[]> {
  const driver = new EngineDriver(exampleWorld({ image: debianImage() }));
  driver.send({ type: 'goto', key });
  const signals = new EventEmitter();
  const offered: string[] = [];
  const lines: Lines = {
    drafts: true,
    ask(draft, wake) {
      offered.push(draft);
      if (offered.length > 1) {
        const text = next.shift();
        return Promise.resolve<Line>(text === undefined ? { type: 'end' } : { type: 'line', text });
      }
      return new Promise((resolve) => {
        wake.addEventListener('abort', () => resolve({ type: 'woken', typed }));
        setImmediate(() => {
          signals.emit('SIGCONT');
          signals.emit('SIGWINCH');
        });
      });
    },
    forget() {},
    close() {},
  };
  const ear = earOf(lines, { subscribe: (listener) => driver.subscribe(listener), signals, piped: true });
  const voice = voiceOf(new PassThrough().resume(), () => 80, true);
  await new Conversation({ driver, voice, ear, offered: [], draft: '' }, Date.now).run();
  expect([signals.listenerCount('SIGCONT'), signals.listenerCount('SIGWINCH')]).toEqual([0, 0]);
  return offered;
}

test('what was typed when the program was stopped stands on the line again, in the review too', async () => {
  expect(await drafts('name', 'we')).toEqual(['', 'we']);
  expect(await drafts('review', '2')).toEqual(['', '2']);
});

test('what was typed in the review is not taken for the beginning of an answer', async () => {
  expect(await drafts('review', '2', ':jump name')).toEqual(['', '2', '']);
  expect(await drafts('review', '2', ':files /srv/', ':jump name')).toEqual(['', '2', '', '']);
});

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { editingLines } from '../../../src/plain/editing.ts';

/** A terminal that can be edited on, and what is typed at one question. */
async function typing(text: string, paths: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = new PassThrough();
  output.resume();
  const lines = editingLines(input, output);
  const line = lines.ask('', new AbortController().signal, '', paths);
  for (const key of text) input.write(key);
  const heard = await line;
  lines.close();
  return heard;
}

test('Tab behind the beginning of a path asks for what is there', async () => {
  expect(await typing('/srv\t', true)).toEqual({ type: 'line', text: '/srv\t' });
});

test('where no path of the host is asked for, Tab gives no answer', async () => {
  const heard = await typing('/srv\txen\r', false);
  expect(heard).toMatchObject({ type: 'line', text: expect.stringMatching(/^\/srv\s*xen$/) });
});

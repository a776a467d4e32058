import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ApplyEvent } from '../../../src/face/driver.ts';
import { progressTeller } from '../../../src/plain/progress.ts';
import { voiceOf } from '../../../src/plain/voice.ts';
import { PLAN } from '../../support/demo-driver.ts';

const COPY = 'storage.copy';
const GiB = 2 ** 30;

/** What is said to events, each with the second at which it comes. */
function tell(...events: [second: number, event: ApplyEvent][]): string[] {
  const output = new PassThrough();
  let time = 0;
  const teller = progressTeller(
    voiceOf(output, () => 80, true),
    PLAN.actions,
    () => time * 1000,
  );
  for (const [second, event] of events) {
    time = second;
    teller(event);
  }
  return String(output.read() ?? '')
    .split('\n')
    .slice(0, -1);
}

const at = (percent: number): ApplyEvent => ({
  type: 'progress',
  id: COPY,
  done: (percent / 100) * 4 * GiB,
  total: 4 * GiB,
  bytesPerSecond: GiB / 10,
  secondsLeft: 40,
});

describe('progress', () => {
  it('is one sentence each ten per cent, with size, rate and time left', () => {
    expect(tell([0, { type: 'started', id: COPY }], [3, at(9)], [4, at(10)], [5, at(11)], [8, at(20)])).toEqual([
      '3 of 5: Copy the image into it.',
      '  10 %: 409.6 MiB of 4 GiB, 102.4 MiB a second, about 40 seconds left',
      '  20 %: 819.2 MiB of 4 GiB, 102.4 MiB a second, about 40 seconds left',
    ]);
  });

  it('of a fast copy comes at most every two seconds', () => {
    const events = Array.from({ length: 100 }, (_, n): [number, ApplyEvent] => [n / 50, at(n)]);
    expect(tell([0, { type: 'started', id: COPY }], ...events)).toHaveLength(1);
    const slower = events.map(([second, event]): [number, ApplyEvent] => [second * 3, event]);
    expect(tell([0, { type: 'started', id: COPY }], ...slower).length).toBeLessThanOrEqual(3);
  });

  it('of a slow copy comes all the same now and then', () => {
    expect(tell([0, { type: 'started', id: COPY }], [14, at(1)], [16, at(2)], [20, at(3)], [32, at(4)])).toHaveLength(
      3,
    );
  });
});

it('each command is shown as one would type it, and what it says only when it fails', () => {
  const lines = tell(
    [0, { type: 'started', id: 'storage.create' }],
    [0, { type: 'command', id: 'storage.create', line: 'lvcreate -n web1-disk -L 20G vg0' }],
    [0, { type: 'output', id: 'storage.create', text: 'first\n10%\r20%\r\u001b[31mvg0 has ' }],
    [0, { type: 'output', id: 'storage.create', text: 'no room\n' }],
    [0, { type: 'failed', id: 'storage.create', message: 'lvcreate ended with 5' }],
    [0, { type: 'undoing', id: 'storage.create' }],
    [0, { type: 'undone', id: 'storage.create' }],
  );
  expect(lines).toEqual([
    '2 of 5: Create the logical volume vg0/web1-disk (20 GiB).',
    '  $ lvcreate -n web1-disk -L 20G vg0',
    '  Failed: lvcreate ended with 5.',
    '  | first',
    '  | \\e[31mvg0 has no room',
    'Taking back: Create the logical volume vg0/web1-disk (20 GiB).',
    '  Taken back.',
  ]);
});

it('what is there already, what is done, and notes are said', () => {
  expect(
    tell(
      [0, { type: 'skipped', id: 'image.verify' }],
      [0, { type: 'started', id: 'storage.create' }],
      [0, { type: 'kept', id: 'storage.create' }],
      [0, { type: 'started', id: COPY }],
      [0, { type: 'done', id: COPY }],
      [0, { type: 'left out', id: 'guest.start' }],
      [0, { type: 'note', text: 'Waiting for the guest' }],
    ),
  ).toEqual([
    '1 of 5: Look at the image once more. Done already, by an earlier run.',
    '2 of 5: Create the logical volume vg0/web1-disk (20 GiB).',
    '  It was there already, and stays.',
    '3 of 5: Copy the image into it.',
    '  Done.',
    '5 of 5: Start web1 and watch its console. Left out.',
    'Waiting for the guest.',
  ]);
});

import type { Surroundings } from '../../../src/drives/change.ts';
import type { Patience } from '../../../src/drives/patience.ts';
import type { DiscRecord } from '../../../src/drives/record.ts';
import { discPaths } from '../../../src/drives/record-file.ts';
import type { FakeHost } from './fake-host.ts';

export const GUEST = 'install1';
export const PATHS = discPaths(GUEST);
export const CD = { a: '/srv/iso/a.iso', b: '/srv/iso/b.iso', c: '/srv/iso/c.iso' } as const;

export const record = (more: Partial<DiscRecord> = {}): DiscRecord => ({
  version: 1,
  how: 'trays',
  drives: ['hdc', 'hdd'],
  queue: [CD.a, CD.b, CD.c],
  install: null,
  ...more,
});

/** A clock that stands still but for what is waited for; `meanwhile` happens while it is. */
export function patience(limitMs = 10_000, meanwhile: () => void = () => {}): Patience {
  let now = 0;
  return {
    limitMs,
    everyMs: 1_000,
    now: () => now,
    pause: async (ms) => {
      now += ms;
      meanwhile();
    },
  };
}

export function around(host: FakeHost, more: Partial<Surroundings> = {}): Surroundings & { told: string[] } {
  const told: string[] = [];
  return {
    runner: host,
    guest: GUEST,
    discs: undefined,
    paths: PATHS,
    patience: patience(),
    signal: new AbortController().signal,
    tell: (text) => told.push(text),
    told,
    ...more,
  };
}

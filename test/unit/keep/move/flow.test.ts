import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { moveCommand, type MoveCommandArgs } from '../../../../src/commands/move/move.ts';
import { EXIT, type ExitCode } from '../../../../src/problem.ts';
import { type Hosts, PEER, twoHosts } from './stand-in.ts';

/** Moves from their first look to their end, between two hosts of stand-ins, with either side killed at each point of xl’s protocol. */

vi.setConfig({ testTimeout: 120_000 });

let hosts: Hosts;
let said: string[];
let results: string[];

beforeEach(() => {
  hosts = twoHosts();
  said = [];
  results = [];
});
afterEach(() => hosts.remove());

const move = (more: Partial<MoveCommandArgs> = {}): Promise<ExitCode> =>
  moveCommand({
    ...{ guest: 'web1', host: PEER, via: undefined, dryRun: false, back: false, status: false, repair: false },
    ...{ runner: hosts.own, connect: hosts.connect, facts: hosts.facts, json: true, yes: true, patienceMs: 50 },
    io: {
      out: (text: string) => void results.push(text),
      say: (line: string) => void said.push(line),
      ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
    },
    stateDir: `${hosts.root}/xena/state`,
    ...more,
  });
const json = (): Record<string, unknown> => JSON.parse(results.splice(0).join('')) as Record<string, unknown>;

test('there, and back', async () => {
  expect(await move(), said.join('\n')).toBe(EXIT.done);
  expect(json()).toMatchObject({ name: 'web1', moved: true, host: 'xenb', state: 'arrived' });
  expect(hosts.guests('xenb')).toEqual(['web1 running']);
  expect(hosts.guests('xena')).toEqual([]);
  expect(hosts.has('xena', 'etc/xen/web1.cfg')).toBe(false);
  expect(hosts.has('xenb', 'etc/xen/web1.cfg')).toBe(true);
  expect(hosts.drbd()).toMatchObject({ xena: { role: 'Secondary' }, xenb: { role: 'Primary' }, most: 2 });
  expect(hosts.left()).toEqual([]);
});

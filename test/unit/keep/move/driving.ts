import { expect } from 'vitest';
import { type MoveCommandArgs, moveCommand } from '../../../../src/commands/move/move.ts';
import type { ExitCode } from '../../../../src/problem.ts';
import { type Hosts, PEER, twoHosts } from './stand-in.ts';

/** The command as a person gives it, on two hosts of stand-ins. A test of its own begins and ends each. */
export let hosts: Hosts;
export let said: string[] = [];
export let results: string[] = [];

export function begin(...kind: Parameters<typeof twoHosts>): void {
  hosts = twoHosts(...kind);
  hush();
}

/** Forgets what was said so far. */
export function hush(): void {
  said = [];
  results = [];
}

export const end = (): void => hosts.remove();

export const move = (more: Partial<MoveCommandArgs> = {}): Promise<ExitCode> =>
  moveCommand({
    ...{
      guest: 'web1',
      host: PEER,
      via: undefined,
      dryRun: false,
      cold: false,
      overOld: false,
      back: false,
      status: false,
      repair: false,
      keep: undefined,
    },
    ...{ runner: hosts.own, connect: hosts.connect, facts: hosts.facts, json: true, yes: true, patienceMs: 50 },
    io: {
      out: (text: string) => void results.push(text),
      say: (line: string) => void said.push(line),
      ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
    },
    stateDir: `${hosts.root}/xena/state`,
    ...more,
  });
export const json = (): Record<string, unknown> => JSON.parse(results.splice(0).join('')) as Record<string, unknown>;

/** One guest, one place, nothing open or left over; and nobody ever destroyed one that ran, or let an old memory run. */
export function allIsWell(where: 'xena' | 'xenb'): void {
  const other = where === 'xena' ? 'xenb' : 'xena';
  expect(hosts.guests(where), said.join('\n')).toEqual(['web1 running']);
  expect(hosts.guests(other)).toEqual([]);
  expect(hosts.has(where, 'etc/xen/web1.cfg')).toBe(true);
  expect(hosts.has(other, 'etc/xen/web1.cfg')).toBe(false);
  expect(hosts.left()).toEqual([]);
  const { [where]: own, [other]: far } = hosts.drbd();
  expect([own.role, far.role]).toEqual(['Primary', 'Secondary']);
  const told = [...hosts.told('xena'), ...hosts.told('xenb')];
  expect(told).not.toContain('DESTROYED A RUNNING GUEST');
  // Once it has run there, its memory here is of the past.
  if (hosts.told('xenb').includes('LET RUN')) {
    expect(hosts.told('xena').filter((line) => /^(save|resume|unpause)/.test(line))).toEqual([]);
  }
}

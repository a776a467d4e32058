import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOut } from '../../../src/commands/new/carry-out.ts';
import type { Target } from '../../../src/commands/new/target.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Result, Runner } from '../../../src/host/runner.ts';
import { action, planOf } from '../plan/plans.ts';

/** The end of the wizard: what a person is shown of a guest’s network. The records lie in a folder of the test. */

const MAC = '00:16:3e:00:00:01';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xenguide-result-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const said = (stdout: string): Result => ({ code: 0, stdout, stderr: '', timedOut: false });

/** A host where the guest runs as domain 3 and its card is connected; everything else is this machine’s. */
function runner(): Runner {
  const real = localRunner();
  const here = (path: string): string => path.replace('/var/lib/xenguide', root);
  const links = [
    {
      ifname: 'vif3.0',
      flags: ['UP', 'LOWER_UP'],
      master: 'xenbr0',
      linkinfo: { info_slave_data: { state: 'forwarding' } },
    },
    { ifname: 'xenbr0', flags: ['UP', 'LOWER_UP'], linkinfo: { info_kind: 'bridge' } },
    { ifname: 'eno1', flags: ['UP', 'LOWER_UP'], master: 'xenbr0' },
  ];
  const store = Object.entries({ mac: MAC, state: '4', 'hotplug-status': 'connected' });
  const xen: Record<string, string> = {
    'xl list': 'Name ID Mem VCPUs State Time(s)\nweb1    3   256     1     -b----       1.0\n',
    'ip -json -details -statistics link show': JSON.stringify(links),
    'xenstore-ls -f /local/domain/0/backend/vif': store
      .map(([key, value]) => `/local/domain/0/backend/vif/3/0/${key} = "${value}"\n`)
      .join(''),
  };
  return {
    ...real,
    run: async (command, options) => {
      const known = xen[command.argv.join(' ')];
      if (known !== undefined) return said(known);
      const [first, ...rest] = command.argv;
      return real.run({ ...command, argv: [first, ...rest.map(here)] }, options);
    },
    readText: (path) => real.readText(here(path)),
    writeFile: (path, content, mode) => real.writeFile(here(path), content, mode),
    append: (path, text) => real.append(here(path), text),
  };
}

const target = (): Target => ({
  name: 'this machine',
  option: '',
  runner: runner(),
  connect: () => Promise.reject(new Error('no other host is in this plan')),
  described: false,
  facts: async () => exampleFacts(),
});
const network = `network:\n  - {mode: bridge, bridge: xenbr0, mac: ${MAC}, ip: auto}\n`;
const plan = planOf([action('a')], { answers: `version: 1\nname: web1\n${network}` });
const drawing = { title: `The card ${MAC}: + is new`, lines: ['+ vif of web1 on the host'] };
const carry = (how: { start: boolean; test?: boolean }) =>
  carryOut(plan, target(), how, () => {}, new AbortController().signal, [drawing]);

test('the result page has the network before what comes next, and the vif’s name in the drawing', async () => {
  const result = await carry({ start: true });
  expect(result.ok).toBe(true);
  expect(result.sections.map(({ title }) => title)).toEqual(['Its network', 'What next']);
  const { lines } = result.sections[0]!;
  expect(lines[0]).toMatch(/^ok {4}\d+ tests are well/);
  expect(lines.at(-1)).toBe('In full, and again at any time: xenguide doctor web1');
  expect(result.diagrams?.[0]?.lines).toEqual(['+ vif3.0 of web1 on the host']);
});

test.each([{ start: false }, { start: true, test: false }])('%j: nothing of it', async (how) => {
  const result = await carry(how);
  expect(result.sections.map(({ title }) => title)).toEqual(['What next']);
  expect(result.diagrams).toEqual([drawing]);
});

test('what exists now is told, but not what was only looked at or changed', async () => {
  const made = (name: string) => join(root, name);
  const making = (name: string) =>
    action(name, {
      effect: 'creates',
      touches: [made(name)],
      check: { run: ['test', '-e', made(name)] },
      do: [{ run: ['touch', made(name)] }],
    });
  const more = planOf([making('disk'), action('look', { effect: 'reads', touches: ['/etc'] }), making('config')]);
  const signal = new AbortController().signal;
  const result = await carryOut(more, target(), { start: false, test: false }, () => {}, signal);
  expect(result.sections.find(({ title }) => title === 'What exists now')?.lines).toEqual([
    made('disk'),
    made('config'),
  ]);
  // On a screen the way on comes first.
  expect(result.sections.find(({ first }) => first)?.title).toBe('What next');
});

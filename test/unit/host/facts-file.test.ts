import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import { localRunner } from '../../../src/host/local.ts';
import { readFacts } from '../../../src/host/probe.ts';
import { parseFacts, readFactsFile } from '../../../src/host/read-facts-file.ts';
import { UserError } from '../../../src/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'xenguide-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

test('facts come back as they went out, bare or as doctor --json wraps them', () => {
  const facts = exampleFacts();
  expect(parseFacts(JSON.stringify(facts), 'x')).toEqual(facts);
  expect(parseFacts(JSON.stringify({ xenguide: '9.9.9', facts, checks: [] }), 'x')).toEqual(facts);
});

test('what this machine says of itself comes back too', async () => {
  const facts = await readFacts(localRunner());
  const file = join(folder, 'host.json');
  writeFileSync(file, JSON.stringify({ facts }));
  expect(await readFactsFile(file)).toEqual(facts);
});

test('keys that are not known are passed over: a newer xenguide may have written them', () => {
  const facts = exampleFacts();
  const newer = { ...facts, weather: 'fine', nics: facts.nics.map((nic) => ({ ...nic, speed: 10 })) };
  expect(parseFacts(JSON.stringify(newer), 'x')).toEqual(facts);
});

test('what an older xenguide did not look for may be missing', () => {
  const { thinPools: _, zfsPools: __, ...older } = exampleFacts();
  expect(parseFacts(JSON.stringify(older), 'x')).toEqual(older);
});

test('the example host is the one of the contract, and a new one each time', () => {
  const facts = exampleFacts();
  expect(facts.xen).toMatchObject({ role: 'dom0', version: expect.stringMatching(/^4\.17/), cpus: 8 });
  expect(facts.xen.freeMemoryBytes).toBe(16 * 2 ** 30);
  expect(facts.xen.virtCaps).toEqual(expect.arrayContaining(['pv', 'hvm']));
  const [group] = facts.volumeGroups;
  expect([group?.name, group!.freeExtents * group!.extentBytes]).toEqual(['vg0', 200 * 2 ** 30]);
  expect(facts.fileSystems.find(({ mount }) => mount === '/var/lib/xen/images')?.freeBytes).toBe(100 * 2 ** 30);
  expect(facts.bridges).toMatchObject([{ name: 'xenbr0', ports: ['eno1'], addresses: ['192.0.2.2/24'] }]);
  expect(facts.defaultRoute?.gateway).toBe('192.0.2.1');
  expect(facts.guests).toEqual([]);
  facts.nics.length = 0;
  expect(exampleFacts().nics).toHaveLength(1);
});

test.each([
  ['not JSON', 'name = "web1"', 'not JSON'],
  ['something else', '[1, 2]', 'does not hold the facts'],
  ['empty', '', 'not JSON'],
  ['an older form', JSON.stringify({ ...exampleFacts(), version: 0 }), 'version'],
  ['a number where a text belongs', JSON.stringify({ facts: { ...exampleFacts(), hostname: 7 } }), 'facts.hostname'],
  ['a part missing', JSON.stringify({ ...exampleFacts(), xen: undefined }), 'xen'],
  [
    'a wrong value deep inside',
    JSON.stringify({ ...exampleFacts(), nics: [{ ...exampleFacts().nics[0], mtu: '1500' }] }),
    'nics.0.mtu',
  ],
  [
    'holding a name that no host has',
    JSON.stringify({ ...exampleFacts(), volumeGroups: [{ ...exampleFacts().volumeGroups[0], name: 'vg0\nx' }] }),
    'volumeGroups.0.name',
  ],
])('a file that is %s is refused with the place in it and a remedy, exit 3', (_, text, words) => {
  const error = refusal(() => parseFacts(text, 'host.json'));
  expect(error.exitCode).toBe(3);
  expect(error.problems[0]?.field).toBe('--facts');
  expect(error.problems[0]?.message).toContain(words);
  expect(error.problems[0]?.remedy).toContain('doctor --json');
});

test('a file that is not there, or is a folder, is refused in words', async () => {
  await expect(readFactsFile(join(folder, 'none.json'))).rejects.toThrow('there is no such file');
  await expect(readFactsFile(folder)).rejects.toThrow('it is a folder');
});

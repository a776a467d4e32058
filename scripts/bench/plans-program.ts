import * as yaml from 'yaml';
import { settleBatch } from '../../src/commands/new/batch.ts';
import { planFiles } from '../../src/commands/new/files.ts';
import { makePlan } from '../../src/commands/new/make.ts';
import { loadRenderer } from '../../src/commands/new/renderer.ts';
import { below } from '../../src/guest/answers.ts';
import { readAnswers } from '../../src/guest/answers-file.ts';
import { exampleFacts } from '../../src/host/example.ts';
import { unseenImage } from '../../src/sources/prebuilt-look.ts';

/**
 * A program of its own: so many answers files, all different, are read, planned and their configs rendered and checked; with
 * the word `files` all files of each plan are made besides. Prints how many.
 */
const facts = exampleFacts();
const renderer = await loadRenderer(undefined);
let characters = 0;
const count = Number(process.argv[2] ?? 1000);
const files = process.argv[3] === 'files';
for (let number = 0; number < count; number++) {
  const answers = readAnswers(answersFile(number), `${number}.yaml`, yaml);
  const image = unseenImage(String(answers.get('source.path')), below(answers, 'source'));
  const world = { facts, image, keys: new Map<string, string | null>(), waiting: [] };
  const plan = makePlan(settleBatch(answers, world), world, renderer, yaml);
  if (files) for (const { text } of planFiles(plan, true)) characters += text.length;
  else characters += plan.config.length;
}
process.stdout.write(`${JSON.stringify({ count, characters })}\n`);

/** Every type on every backend, with and without a network. */
function answersFile(number: number): string {
  const type = ['auto', 'pvh', 'pv', 'hvm'][number % 4]!;
  const storage = [
    `{backend: lvm, vg: vg0, size: ${4 + (number % 60)}GiB}`,
    '{backend: file, size: 10GiB}',
    '{backend: file, format: qcow2, size: 12GiB}',
  ][number % 3]!;
  return [
    'version: 1',
    `name: guest${number}`,
    `type: ${type}`,
    `memory: ${512 + 64 * (number % 30)}MiB`,
    `vcpus: ${1 + (number % 4)}`,
    `source: {kind: disk-image, path: /srv/images/debian-${number}.qcow2, format: qcow2}`,
    `storage: ${storage}`,
    `network: [{mode: ${number % 5 === 0 ? 'none' : 'bridge'}}]`,
    '',
  ].join('\n');
}

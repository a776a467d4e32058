import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNotHere } from '../../src/host/here.ts';
import { measureSession } from './keys.ts';
import { measureLarge } from './large.ts';
import { measurePlans, measureProbes } from './programs.ts';
import { page } from './report.ts';
import { missed, tables } from './rows.ts';
import { isInstalled, measureStarts } from './starts.ts';
import { subjects } from './subjects.ts';

export interface Programs {
  /** The built program. */
  xenguide: string;
  /** The same without the code cache. */
  uncached: string;
  /** The two little ones beside it. */
  plans: string;
  probe: string;
  /** The folder of our own templates. */
  templates: string;
}

export interface Options {
  rounds: number;
  enforce: boolean;
  /** Where the table is written to; undefined: only printed. */
  outfile: string | undefined;
}

const PLANS = 1000;
const ANSWERS =
  'version: 1\nname: web1\nsource: {kind: disk-image, path: /srv/images/debian-12.qcow2, format: qcow2}\n';

/** Measures everything side by side, prints the table and writes it. Gives the exit code. */
export async function main(programs: Programs, { rounds, enforce, outfile }: Options): Promise<number> {
  const loadBefore = loadavg()[0]!;
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-bench-'));
  try {
    const answers = join(folder, 'web1.yaml');
    writeFileSync(answers, ANSWERS);
    const both = { program: programs.xenguide, uncached: programs.uncached };
    const all = subjects(both, answers, folder, whyNotHere() === null);
    const there = all.filter(({ argv }) => isInstalled(argv[0]));
    for (const { argv } of all.filter((subject) => !there.includes(subject)))
      say(`${argv[0]} is not installed here: left out`);
    say(`starting ${there.length} programs ${rounds} times …`);
    const starts = await measureStarts(there, rounds);
    say('keys …');
    const session = await measureSession(programs.xenguide, folder);
    say('keys, with much to show …');
    const large = await measureLarge(programs.xenguide, programs.templates, folder);
    say(`${PLANS} plans …`);
    const rendered = await measurePlans(programs.plans, rounds, PLANS, false);
    const files = await measurePlans(programs.plans, rounds, PLANS, true);
    say('probes …');
    const probes = await measureProbes(programs.probe, rounds);
    const found = tables({ starts, session, large, plans: { count: PLANS, rendered, files }, probes });
    const text = page(found, { rounds, loadBefore, date: new Date().toISOString().slice(0, 10) });
    process.stdout.write(text);
    if (outfile !== undefined) writeFileSync(outfile, text);
    const failures = found.flatMap(({ rows }) => rows.filter(missed));
    for (const { what, shown, target, unit } of failures) say(`missed: ${what}: ${shown}, must be ≤ ${target} ${unit}`);
    return enforce && failures.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

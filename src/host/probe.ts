import type { Facts } from './facts.ts';
import { probes } from './probes/index.ts';
import type { Probe, ProbeCommand, Seen } from './probes/probe.ts';
import { grepAll, splitGrep } from './probes/text-files.ts';
import { addGuests } from './probes/uses.ts';
import type { Result, Runner } from './runner.ts';

/**
 * Looks at a host without changing anything. All questions go out at once: side by side on this machine, in one or
 * two scripts to a host where each start costs a round trip. What cannot be found out is a gap, never an exception.
 * Rejects with UserError when the host cannot be reached, with HostLost when the connection breaks.
 */
export const readFacts = async (runner: Runner): Promise<Facts> => put(runner, await look(runner, probes));

/** Only what these probes see, in the same way; keys of other probes are absent. */
export const readSome = async (runner: Runner, some: readonly Probe[]): Promise<Partial<Facts>> =>
  Object.assign({}, ...(await look(runner, some))) as Partial<Facts>;

async function look(runner: Runner, probes: readonly Probe[]): Promise<Partial<Facts>[]> {
  const files = [...new Set(probes.flatMap((probe) => probe.files ?? []))];
  const paths = [...new Set(probes.flatMap((probe) => probe.paths ?? []))];
  const questions: ProbeCommand[] = [
    ...(files.length > 0 ? [{ argv: grepAll(files) }] : []),
    ...(paths.length > 0 ? [{ argv: ['find', '-L', ...paths, ...STAT] as const }] : []),
    ...probes.flatMap((probe) => Object.values(probe.commands ?? {})),
  ];
  const answers = await askOnce(runner, questions);
  const answer = ({ argv }: ProbeCommand): Result => answers.get(key(argv))!;
  const texts = splitGrep(files.length > 0 ? answer({ argv: grepAll(files) }).stdout : '');
  const stats = readStats(paths.length > 0 ? answer({ argv: ['find', '-L', ...paths, ...STAT] }).stdout : '');
  const seenBy = (probe: Probe): Seen => ({
    text: (path) => texts.get(path),
    stat: (path) => stats.get(path),
    result: (name) => answer(probe.commands![name]!),
  });
  return probes.map((probe) => probe.parse(seenBy(probe)));
}

const STAT = ['-maxdepth', '0', '-printf', '%y %m %s %p\\n'] as const;

const key = (argv: readonly string[]): string => JSON.stringify(argv);

/** Every command once, however many probes want it. */
async function askOnce(runner: Runner, questions: readonly ProbeCommand[]): Promise<Map<string, Result>> {
  const once = [...new Map(questions.map((question) => [key(question.argv), question])).values()];
  const results = runner.runMany
    ? await runner.runMany(once)
    : await Promise.all(once.map((question) => runner.run(question)));
  return new Map(once.map(({ argv }, at) => [key(argv), results[at]!]));
}

/** find's `%y %m %s %p`: type, permission bits, bytes, path. */
function readStats(stdout: string): Map<string, NonNullable<ReturnType<Seen['stat']>>> {
  const found = new Map<string, NonNullable<ReturnType<Seen['stat']>>>();
  for (const [, letter, mode = '', bytes, path = ''] of stdout.matchAll(/^(\w) (\d+) (\d+) (.+)$/gm)) {
    const type = letter === 'f' ? 'file' : letter === 'd' ? 'directory' : 'other';
    found.set(path, { type, mode: Number.parseInt(mode, 8), bytes: Number(bytes) });
  }
  return found;
}

function put(runner: Runner, parts: readonly Partial<Facts>[]): Facts {
  // The probes fill every key between them; the test of all probes together sees to that.
  const facts = Object.assign({}, ...parts) as Facts;
  return {
    ...facts,
    version: 1,
    where: runner.where,
    takenAt: new Date().toISOString(),
    blockDevices: addGuests(facts.blockDevices, facts.guests),
    gaps: parts.flatMap(({ gaps }) => gaps ?? []),
  };
}

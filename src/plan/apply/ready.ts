import { whyInUse } from '../../host/in-use/in-use.ts';
import type { Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import type { Check, FreeStep, Plan } from '../action.ts';
import { areSo } from './ask.ts';
import type { Work } from './work.ts';

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Is the host as the plan needs it? Throws UserError with every problem: notReady (4), conflict (5) or invalid (3). */
export async function mustBeReady({ plan, runner, journal }: Work): Promise<void> {
  await mustHaveTools(plan, runner);
  const due = plan.preconditions.filter(({ until }) => until === undefined || journal.standing(until) === 'nothing');
  const unmet = [...(await unanswered(runner, due)), ...(await inUse(runner, due))];
  // In the order of the plan: the first one is what the exit code tells.
  const problems = due.flatMap((each) => unmet.find(({ of }) => of === each) ?? []);
  const [first] = problems;
  if (!first) return;
  throw new UserError(
    EXIT[first.of.exit],
    problems.map(({ of: { remedy }, message }) => ({ field: '', message, remedy })),
  );
}

type Precondition = Plan['preconditions'][number];

const isFreeStep = (check: Check | FreeStep): check is FreeStep => 'mustBeFree' in check;

async function unanswered(runner: Runner, all: readonly Precondition[]) {
  const asked = all.flatMap((of) => (isFreeStep(of.check) ? [] : [{ of, check: of.check }]));
  const answers = await areSo(
    runner,
    asked.map(({ check }) => check),
  );
  return asked.flatMap(({ of }, index) => (answers[index] ? [] : [{ of, message: of.message }]));
}

/** With every reason that was found: what uses it is what has to be known to free it. */
async function inUse(runner: Runner, all: readonly Precondition[]) {
  const unmet: { of: Precondition; message: string }[] = [];
  for (const of of all) {
    const reasons = isFreeStep(of.check) ? await whyInUse(runner, of.check) : [];
    if (reasons.length > 0) unmet.push({ of, message: `${of.message}: ${reasons.join('; ')}` });
  }
  return unmet;
}

async function mustHaveTools({ needs }: Plan, runner: Runner): Promise<void> {
  const tools = [...new Set(needs.map(({ tool }) => tool))];
  if (tools.length === 0) return;
  const { code, stdout } = await runner.run({ argv: ['which', ...tools] });
  if (code === 0) return;
  let found = stdout;
  if (code === 127) {
    const names = tools.flatMap((tool, index) => [...(index === 0 ? [] : ['-o']), '-name', tool]);
    const result = await runner.run({ argv: ['find', '-L', ...FOLDERS, '-maxdepth', '1', '(', ...names, ')'] });
    found = result.stdout;
  }
  const there = new Set(found.split('\n').flatMap((path) => [path, path.slice(path.lastIndexOf('/') + 1)]));
  const missing = needs.filter(({ tool }) => !there.has(tool));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((need) => need.package))].join(' ');
  throw new UserError(EXIT.notReady, {
    field: '',
    message: `${[...new Set(missing.map(({ tool }) => tool))].join(', ')} ${missing.length > 1 ? 'are' : 'is'} not installed on ${runner.where}`,
    remedy: `Install what is missing: apt install ${packages}`,
  });
}

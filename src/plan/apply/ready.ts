import { whyInUse } from '../../host/in-use/in-use.ts';
import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Check, FreeStep, Plan } from '../action.ts';
import { areSo } from './ask.ts';
import type { Hosts } from './hosts.ts';
import type { Work } from './work.ts';

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Are the hosts as the plan needs them? Throws UserError with every problem: notReady (4), conflict (5) or invalid (3). */
export async function mustBeReady({ plan, hosts, journal }: Work): Promise<void> {
  for (const on of new Set(plan.needs.map((need) => need.on))) await mustHaveTools(plan, hosts, on);
  const due = plan.preconditions.filter(({ until }) => until === undefined || journal.standing(until) === 'nothing');
  const unmet = [...(await unanswered(hosts, due)), ...(await inUse(hosts, due))];
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

async function unanswered(hosts: Hosts, all: readonly Precondition[]) {
  const asked = all.flatMap((of) => (isFreeStep(of.check) ? [] : [{ of, check: of.check }]));
  const answers = await areSo(
    hosts,
    asked.map(({ check }) => check),
  );
  return asked.flatMap(({ of }, index) => (answers[index] ? [] : [{ of, message: of.message }]));
}

/** With every reason that was found: what uses it is what has to be known to free it. */
async function inUse(hosts: Hosts, all: readonly Precondition[]) {
  const unmet: { of: Precondition; message: string }[] = [];
  for (const of of all) {
    const reasons = isFreeStep(of.check) ? await whyInUse(await hosts.for(of.check), of.check) : [];
    if (reasons.length > 0) unmet.push({ of, message: `${of.message}: ${reasons.join('; ')}` });
  }
  return unmet;
}

async function mustHaveTools(plan: Plan, hosts: Hosts, on: string | undefined): Promise<void> {
  const needs = plan.needs.filter((need) => need.on === on);
  const runner = await hosts.for(on === undefined ? {} : { on });
  const tools = [...new Set(needs.map(({ tool }) => tool))];
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
    message:
      missing.length > 1
        ? noted`${[...new Set(missing.map(({ tool }) => tool))].join(', ')} are not installed on ${runner.where}`
        : noted`${missing[0]!.tool} is not installed on ${runner.where}`,
    remedy: noted`Install what is missing: apt install ${packages}`,
  });
}

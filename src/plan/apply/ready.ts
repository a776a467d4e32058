import { EXIT, UserError } from '../../problem.ts';
import type { Plan } from '../action.ts';
import { areSo } from './ask.ts';
import type { Hosts } from './hosts.ts';

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Are the hosts as the plan needs them? Throws UserError with every problem: notReady (4), conflict (5) or invalid (3). */
export async function mustBeReady(plan: Plan, hosts: Hosts): Promise<void> {
  for (const on of new Set(plan.needs.map((need) => need.on))) await mustHaveTools(plan, hosts, on);
  const answers = await areSo(
    hosts,
    plan.preconditions.map(({ check }) => check),
  );
  const unmet = plan.preconditions.filter((_, index) => !answers[index]);
  const [first] = unmet;
  if (!first) return;
  throw new UserError(
    EXIT[first.exit],
    unmet.map(({ message, remedy }) => ({ field: '', message, remedy })),
  );
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
    message: `${[...new Set(missing.map(({ tool }) => tool))].join(', ')} ${missing.length > 1 ? 'are' : 'is'} not installed on ${runner.where}`,
    remedy: `Install what is missing: apt install ${packages}`,
  });
}

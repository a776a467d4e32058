import type { Runner } from '../../host/runner.ts';
import { EXIT, type Problem, UserError } from '../../problem.ts';
import type { Plan } from '../action.ts';
import { isSo } from './ask.ts';
import { cleanLines, lastWords } from './words.ts';
import { keeping } from './work.ts';

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Is the host as the plan needs it? Throws UserError with every problem: notReady (4), conflict (5) or invalid (3). */
export async function mustBeReady(plan: Plan, runner: Runner): Promise<void> {
  await mustHaveTools(plan, runner);
  const answers = await Promise.all(plan.preconditions.map(({ check }) => isSo(runner, check)));
  const unmet = plan.preconditions.filter((_, index) => !answers[index]);
  const [first] = unmet;
  if (!first) return;
  throw new UserError(
    EXIT[first.exit],
    unmet.map(({ message, remedy }) => ({ field: '', message, remedy })),
  );
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

/**
 * Lets the host's own xl read the config before anything is made (`xl -N create`, a dry run). Gives back its warnings.
 * `draft` is a path for the config's text. Nothing is asked when the plan does not use xl. Throws UserError (invalid).
 */
export async function judgeConfig(plan: Plan, runner: Runner, draft: string): Promise<string[]> {
  if (!plan.needs.some(({ tool }) => tool === 'xl')) return [];
  await keeping(runner, runner.writeFile(draft, plan.config, 0o600));
  const result = await runner.run({ argv: ['xl', '-N', 'create', '-q', draft], timeoutMs: 60_000 });
  await runner.run({ argv: ['rm', '-f', '--', draft] });
  if (result.code !== 0) {
    const problem: Problem = {
      field: '',
      message: `xl on ${runner.where} does not accept the config: ${lastWords(result)}`,
      remedy: 'Nothing was made. If you changed a template, look there first; else tell us: this should not happen.',
    };
    throw new UserError(EXIT.invalid, problem);
  }
  return cleanLines(result.stderr).filter((line) => !line.startsWith('Parsing config from'));
}

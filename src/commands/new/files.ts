import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../plan/action.ts';
import { printPlan } from '../../plan/plan-file.ts';
import { planScript } from '../../plan/script.ts';
import { EXIT, UserError } from '../../problem.ts';

/** The files that a plan is written as, each with what it is for. */
export interface PlanFile {
  key: 'config' | 'script' | 'answers' | 'plan';
  name: string;
  what: string;
  text: string;
  mode: number;
}

export function planFiles(plan: Plan, start: boolean): PlanFile[] {
  const { name } = plan;
  return [
    { key: 'config', name: `${name}.cfg`, what: 'the config that xl reads', text: plan.config, mode: 0o644 },
    {
      key: 'script',
      name: `${name}.sh`,
      what: 'the whole plan as a script',
      text: planScript(plan, { start }),
      mode: 0o755,
    },
    {
      key: 'answers',
      name: `${name}.answers.yaml`,
      what: 'your answers: they repeat this run',
      text: plan.answers,
      mode: 0o644,
    },
    { key: 'plan', name: `${name}.plan.json`, what: 'the plan for xenguide apply', text: printPlan(plan), mode: 0o644 },
  ];
}

/**
 * Writes them into `folder`. Files that are there already with other content stop it (exit 5) before one is written;
 * each is written beside and renamed, so that none is ever half there.
 */
export function writeFiles(files: readonly PlanFile[], folder: string): Record<PlanFile['key'], string> {
  const paths = files.map((file) => ({ ...file, path: join(folder, file.name) }));
  const other = paths.filter(({ path, text }) => {
    const there = existing(path);
    return there !== undefined && there !== text;
  });
  if (other.length > 0) {
    throw new UserError(EXIT.conflict, {
      field: '--out',
      message: `${other.map(({ path }) => path).join(', ')} exist${other.length === 1 ? 's' : ''} already, with other content`,
      remedy: 'Name another folder with --out, or move the old files away.',
    });
  }
  try {
    mkdirSync(folder, { recursive: true });
    for (const { path, text, mode } of paths) writeBeside(path, text, mode);
  } catch (error) {
    throw new UserError(EXIT.usage, {
      field: '--out',
      message: `the files cannot be written to ${folder}: ${(error as Error).message}`,
      remedy: 'Name a folder that you may write to with --out.',
    });
  }
  return Object.fromEntries(paths.map(({ key, path }) => [key, path])) as Record<PlanFile['key'], string>;
}

function existing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : '';
  }
}

function writeBeside(path: string, text: string, mode: number): void {
  const beside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(beside, text, { mode, flag: 'wx', flush: true });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

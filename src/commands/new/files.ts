import { existsSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plan } from '../../plan/action.ts';
import { printPlan } from '../../plan/plan-file.ts';
import { planScript } from '../../plan/script.ts';
import { EXIT, UserError } from '../../problem.ts';
import { installConfig } from '../../sources/iso/install-actions.ts';
import { many, t } from '../../text/t.ts';
import { attempt, makeFolders } from './folders.ts';

/** The files that a plan is written as, each with what it is for. */
export interface PlanFile {
  key: 'config' | 'install' | 'script' | 'answers' | 'plan';
  name: string;
  what: string;
  text: string;
  mode: number;
}

/** Where each of them was written; only a plan that installs has a config for the first start. */
export type WrittenPaths = Record<Exclude<PlanFile['key'], 'install'>, string> & { install?: string };

/** What each of them holds. The script takes as long as all else in a plan: who wants one file makes only that. */
const TEXTS: Readonly<Record<Exclude<PlanFile['key'], 'install'>, (plan: Plan, start: boolean) => string>> = {
  config: (plan) => plan.config,
  script: (plan, start) => planScript(plan, { start }),
  answers: (plan) => plan.answers,
  plan: printPlan,
};

/** The text of one of the files that a plan is written as. */
export const fileText = (key: keyof typeof TEXTS, plan: Plan, start: boolean): string => TEXTS[key](plan, start);

export function planFiles(plan: Plan, start: boolean): PlanFile[] {
  const { name } = plan;
  const first = installConfig(plan);
  return [
    {
      key: 'config',
      name: `${name}.cfg`,
      what: first === undefined ? t('the config that xl reads') : t('the config of every start after the install'),
      text: fileText('config', plan, start),
      mode: 0o644,
    },
    ...(first === undefined
      ? []
      : [
          {
            key: 'install' as const,
            name: `${name}.install.cfg`,
            what: t('the config of the first start, from the disc'),
            text: first,
            mode: 0o644,
          },
        ]),
    {
      key: 'script',
      name: `${name}.sh`,
      what: t('the whole plan as a script'),
      text: fileText('script', plan, start),
      mode: 0o755,
    },
    {
      key: 'answers',
      name: `${name}.answers.yaml`,
      what: t('your answers: they repeat this run'),
      text: fileText('answers', plan, start),
      mode: 0o644,
    },
    {
      key: 'plan',
      name: `${name}.plan.json`,
      what: t('the plan for xenguide apply'),
      text: fileText('plan', plan, start),
      mode: 0o644,
    },
  ];
}

/** How written files are carried out, for somebody who has just written them. */
export function nextSteps(folder: string, name: string, elsewhere: boolean, example = false): string[] {
  const copy = basename(resolve(folder));
  if (example) {
    return [
      t`Nothing was changed anywhere. The files are in ${resolve(folder)}.`,
      t('They are made for the example host, which does not exist:'),
      t('its volume group vg0 and its bridge xenbr0 are made up.'),
      t('To plan for a host of your own: xenguide --host ssh://root@HOST'),
    ];
  }
  return elsewhere
    ? [
        t('Nothing was changed anywhere. Next:'),
        `  ${t`1. Copy the folder ${folder} to the Xen host (scp -p -r),`}`,
        `     ${t('and the image or ISO files, if it takes any, to the same path there.')}`,
        `  ${t`2. There, as root: bash ${copy}/${name}.sh`}`,
        `     ${t`or, where xenguide is installed: xenguide apply ${copy}`}`,
      ]
    : [t`Nothing was changed on the host. To carry it out: xenguide apply ${folder}`];
}

/** Paths of these files that are there already with other content. */
export function otherFiles(files: readonly PlanFile[], folder: string): string[] {
  return files.flatMap(({ name, text }) => {
    const there = existing(join(folder, name));
    return there !== undefined && there !== text ? [join(folder, name)] : [];
  });
}

/**
 * Writes them into `folder`. Files that are there already with other content stop it (exit 5) before one is written.
 * Each is written beside its place first, so that none is ever half there, and what fails leaves nothing behind.
 */
export function writeFiles(files: readonly PlanFile[], folder: string): WrittenPaths {
  const paths = files.map((file) => ({ ...file, path: join(folder, file.name) }));
  const other = otherFiles(files, folder);
  if (other.length > 0) {
    throw new UserError(EXIT.conflict, {
      field: '--out',
      message: many(
        other.length,
        t`${other[0]} exists already, with other content`,
        t`${other.join(', ')} exist already, with other content`,
      ),
      remedy: t('Name another folder with --out, or move the old files away.'),
    });
  }
  const undo: (() => void)[] = [];
  try {
    for (const made of makeFolders(folder)) undo.push(() => rmdirSync(made));
    const ready = paths.map(({ path, text, mode }) => {
      const beside = `${path}.${process.pid}.new`;
      undo.push(() => rmSync(beside, { force: true }));
      writeFileSync(beside, text, { mode, flag: 'wx', flush: true });
      return { beside, path };
    });
    for (const { beside, path } of ready) {
      if (!existsSync(path)) undo.push(() => rmSync(path, { force: true }));
      renameSync(beside, path);
    }
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw refusal(error, folder);
  }
  return Object.fromEntries(paths.map(({ key, path }) => [key, path])) as WrittenPaths;
}

/** The content of what is at `path`, `''` for what cannot be read; undefined: nothing is there. */
function existing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EISDIR' || code === 'EACCES' ? '' : undefined;
  }
}

function refusal(error: unknown, folder: string): UserError {
  const { code, message } = error as NodeJS.ErrnoException;
  const where = folder.length > 200 ? `${folder.slice(0, 200)}…` : folder;
  const why =
    {
      ENOTDIR: t('something on the way is a file, not a folder'),
      ENOENT: t('nothing can be made there'),
      EACCES: t('you may not write there'),
      EPERM: t('you may not write there'),
      EROFS: t('it lies on a read-only file system'),
      ENOSPC: t('the file system is full'),
      ENAMETOOLONG: t('the path is too long'),
    }[code ?? ''] ?? message.split(',')[0];
  return new UserError(EXIT.usage, {
    field: '--out',
    message: t`the files cannot be written to ${where}: ${why}`,
    remedy: t('Name a folder that you may write to with --out.'),
  });
}

import { whyInUse } from '../../host/in-use/in-use.ts';
import { HostLost, type Result, type Runner, type RunOptions } from '../../host/runner.ts';
import { noted } from '../../text/t.ts';
import type { Action, FreeStep, RunStep, Step, WriteStep } from '../action.ts';
import { binaryBytes } from '../binary.ts';
import { commandLine } from '../command-line.ts';
import { placeText } from '../elsewhere.ts';
import { acrossTheChange } from './across.ts';
import { isSo, saysYes } from './ask.ts';
import { confirmStep, noteArmed } from './confirm.ts';
import { explain } from './explain.ts';
import { endMarked, markOf } from './leftovers.ts';
import { guestLogs, unitJournal } from './logs.ts';
import { meter } from './progress.ts';
import { goesAcross, streamStep } from './stream-step.ts';
import { troubleOf } from './trouble.ts';
import { cleanLines, lastWords } from './words.ts';
import { Aborted, Failed, type Work } from './work.ts';

/** Carries out one step. Rejects with Failed, Aborted, or the runner's HostLost. */
export async function doStep(work: Work, action: Action, step: Step, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) throw new Aborted();
  if (!(await isWanted(work, step))) return;
  if ('say' in step) return work.emit({ type: 'note', text: step.say });
  work.emit({ type: 'command', id: action.id, line: commandLine(step) });
  if ('confirm' in step) await confirmStep(work, action, step, signal);
  else if ('write' in step) await writeStep(work, step);
  else if ('mustBeFree' in step) await seeThatFree(work, step);
  else await runStep(work, action, step, signal);
}

/** One question after the other: a later one may only make sense when the ones before it are answered with yes. */
async function isWanted({ hosts }: Work, step: Step): Promise<boolean> {
  for (const condition of 'onlyIf' in step ? (step.onlyIf ?? []) : []) {
    if (!(await isSo(hosts, { ...condition, ...(step.on === undefined ? {} : { on: step.on }) }))) return false;
  }
  return true;
}

async function runStep(work: Work, action: Action, step: RunStep, signal?: AbortSignal): Promise<void> {
  const { emit } = work;
  const runner = await work.hosts.for(step);
  const mark = markOf(work.plan, action);
  const watch = meter(runner, action.id, step, emit);
  let result: Result;
  if (step.across) await noteArmed(work, action);
  // What may cut us off is not stopped half-way: the host goes on with it in any case.
  const running = step.across ? undefined : signal;
  try {
    const options: RunOptions = {
      onOutput: (piece) => {
        const text = watch.output(piece);
        if (text !== '') emit({ type: 'output', id: action.id, text });
      },
      ...(running ? { signal: running } : {}),
    };
    const started = goesAcross(step)
      ? streamStep(work.hosts, runner, step, mark, options)
      : runner.run(marked(step, mark), options);
    result = step.across ? await acrossTheChange(runner, started, step.across) : await started;
  } catch (error) {
    await watch.stop(false);
    if (running?.aborted) throw await stopped(runner, mark);
    throw error;
  }
  await watch.stop(result.code === 0 && !running?.aborted);
  if (running?.aborted) throw await stopped(runner, mark);
  if (result.timedOut) await endMarked(runner, mark);
  if (!saysYes(step, result)) throw await failure(work, step, result);
}

/** The step as it is really started: with the mark that finds it again (see leftovers.ts). */
function marked(step: RunStep, mark: string) {
  return {
    argv: ['env', mark, ...step.run] as const,
    ...(step.stdin === undefined ? {} : { stdin: step.stdin }),
    ...(step.from === undefined ? {} : { stdinPath: step.from }),
    ...(step.to === undefined ? {} : { stdoutPath: step.to }),
    ...(step.timeoutMs === undefined ? {} : { timeoutMs: step.timeoutMs }),
  };
}

async function stopped(runner: Runner, mark: string): Promise<Aborted> {
  await endMarked(runner, mark);
  return new Aborted();
}

async function failure(work: Work, step: RunStep, result: Result): Promise<Failed> {
  const said = lastWords(result);
  const program = placeText(step.run[0], step.on);
  const known = explain(`${result.stderr}\n${result.stdout}`);
  const how = result.timedOut
    ? noted`did not end in ${Math.round((step.timeoutMs ?? 0) / 1000)} seconds`
    : result.code === 127
      ? noted('could not be started')
      : noted`failed (exit code ${result.code})`;
  const evidence = await evidenceFor(work, step);
  const hint = known ?? explain(evidence.join('\n'));
  const isEnded = !result.timedOut && (step.ok ?? [0]).includes(result.code);
  const words = isEnded
    ? noted`${program} says: ${cleanLines(result.stdout)
        .map((line) => line.trim())
        .join(', ')}`
    : `${program} ${how}${said ? `: ${said}` : ''}`;
  const trouble = troubleOf(step, [how, result.stderr, result.stdout, ...evidence].join('\n'));
  if (trouble) {
    const problem = { field: '', message: `${trouble.message} (${words})`, remedy: trouble.remedy };
    return new Failed(problem, evidence, trouble.theirs);
  }
  return new Failed(
    {
      field: '',
      message: `${words}${hint ? `. ${hint.cause}` : ''}`,
      remedy: hint?.remedy ?? noted`The command was: ${commandLine(step)}`,
    },
    evidence,
  );
}

/** What xl and systemctl say is only half of it: the reason is in the logs. */
async function evidenceFor(work: Work, step: RunStep): Promise<string[]> {
  const { run, on } = step;
  if (run[0] === 'xl' && on === undefined) return guestLogs(work);
  return run[0] === 'systemctl' ? unitJournal(await work.hosts.for(step), run.at(-1)!) : [];
}

async function writeStep(work: Work, step: WriteStep): Promise<void> {
  const content = contentOf(step);
  try {
    const runner = await work.hosts.for(step);
    await runner.writeFile(step.write, content, step.mode);
  } catch (error) {
    if (error instanceof HostLost) throw error;
    const said = (error as Error).message;
    const known = explain(said);
    throw new Failed({
      field: '',
      message: noted`${placeText(step.write, step.on)} could not be written: ${said}${known ? `. ${known.cause}` : ''}`,
      remedy:
        known?.remedy ?? noted`See that the folder is there and can be written to: ls -ld ${folderOf(step.write)}`,
    });
  }
}

async function seeThatFree({ hosts }: Work, step: FreeStep): Promise<void> {
  const reasons = await whyInUse(await hosts.for(step), step);
  if (reasons.length === 0) return;
  const { message, remedy } = step.trouble ?? {
    message: noted`${placeText(step.mustBeFree, step.on)} must not be written to`,
    remedy: noted('This step wrote nothing to it. Free it, or choose another one.'),
  };
  throw new Failed({ field: '', message: `${message}: ${reasons.join('; ')}`, remedy });
}

export function contentOf(step: WriteStep): string | Uint8Array {
  return step.binary === undefined ? (step.text ?? '') : binaryBytes(step.binary);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

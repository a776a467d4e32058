import { quoteForShell } from '../host/quote.ts';
import type { Condition, Step } from './action.ts';
import { pieceBytes, toBase64 } from './binary.ts';
import { hostName } from './elsewhere.ts';

/** A step in short, for lists and logs: what it is given as input is left out. */
export const commandLine = (step: Step): string => placed(step, lineOf(step));

/** A step as it can be typed by a person, on the host that it is for: its input comes through a pipe. */
export const typedLine = (step: Step): string =>
  placed(step, lineOf(step, 'run' in step && step.stdin !== undefined ? [fed(step.stdin)] : []));

function placed(step: Step, line: string): string {
  if (step.on === undefined) return line;
  // A remark stays one, wherever it is typed.
  return 'mustBeFree' in step ? `${line} on ${hostName(step.on)}` : `on ${hostName(step.on)}: ${line}`;
}

/** `printf … |`: the text as it stands where that is one line, else as base64. */
export function fed(text: string): string {
  const coded = /\p{Cc}/u.test(text);
  const said = `printf %s ${quoteForShell([coded ? toBase64(pieceBytes({ text })) : text])}`;
  return `${said} |${coded ? ' base64 -d |' : ''}`;
}

/** `input`: what stands before the command itself, behind the conditions. */
function lineOf(step: Step, input: readonly string[] = []): string {
  if ('write' in step) return `write ${quoteForShell([step.write])} (mode 0${step.mode.toString(8)})`;
  if ('mustBeFree' in step)
    return `# see that ${step.others ? 'no other guest' : 'nothing'} uses ${[step.mustBeFree, ...(step.alsoNamed ?? [])].map((path) => quoteForShell([path])).join(', ')}${step.every ? '*' : ''}`;
  if ('say' in step) return `# ${step.say}`;
  if ('confirm' in step) {
    const keep = [...(step.onlyIf ?? []).map(conditionLine), quoteForShell(step.keep)].join(' ');
    return `${keep}  # within ${step.seconds} s, or the host goes back by itself`;
  }
  return [
    ...(step.onlyIf ?? []).map(conditionLine),
    ...input,
    mustSay(quoteForShell(step.run), step.says),
    ...(step.from === undefined ? [] : [`< ${fileOn(step.from, step.fromOn)}`]),
    ...(step.to === undefined ? [] : [`> ${fileOn(step.to, step.toOn)}`]),
  ].join(' ');
}

/** The command, so that it counts what it prints. */
export const mustSay = (command: string, says: string | undefined): string =>
  says === undefined
    ? command
    : says === ''
      ? `[ -z "$(${command})" ]`
      : `[ "$(${command})" = ${quoteForShell([says])} ]`;

/** A file of another host as scp(1) and people write it: `nas:/backup/…`. */
const fileOn = (path: string, on: string | undefined): string =>
  `${on === undefined ? '' : `${hostName(on)}:`}${quoteForShell([path])}`;

/** `grep -q … &&`, as it stands before the command that it decides about. */
function conditionLine({ run, ok, says }: Condition): string {
  const command = quoteForShell(run);
  if (says !== undefined) return `said=$(${command}) && [ "$said" = ${quoteForShell([says])} ] &&`;
  return ok !== undefined && !ok.includes(0) ? `! ${command} &&` : `${command} &&`;
}

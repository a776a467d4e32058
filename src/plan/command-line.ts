import { quoteForShell } from '../host/quote.ts';
import type { Condition, Step } from './action.ts';
import { hostName } from './elsewhere.ts';

/** A step as a person would type it, for lists and logs; the printed script has its own, complete form. */
export function commandLine(step: Step): string {
  const line = lineOf(step);
  return step.on === undefined ? line : `on ${hostName(step.on)}: ${line}`;
}

function lineOf(step: Step): string {
  if ('write' in step) return `write ${quoteForShell([step.write])} (mode 0${step.mode.toString(8)})`;
  if ('mustBeFree' in step)
    return `# see that nothing uses ${quoteForShell([step.mustBeFree])}${step.every ? '*' : ''}`;
  if ('say' in step) return `# ${step.say}`;
  if ('confirm' in step) {
    const keep = [...(step.onlyIf ?? []).map(conditionLine), quoteForShell(step.keep)].join(' ');
    return `${keep}  # within ${step.seconds} s, or the host goes back by itself`;
  }
  return [
    ...(step.onlyIf ?? []).map(conditionLine),
    quoteForShell(step.run),
    ...(step.from === undefined ? [] : [`< ${fileOn(step.from, step.fromOn)}`]),
    ...(step.to === undefined ? [] : [`> ${fileOn(step.to, step.toOn)}`]),
  ].join(' ');
}

/** A file of another host as scp(1) and people write it: `nas:/backup/…`. */
const fileOn = (path: string, on: string | undefined): string =>
  `${on === undefined ? '' : `${hostName(on)}:`}${quoteForShell([path])}`;

/** `grep -q … &&`, as it stands before the command that it decides about. */
function conditionLine({ run, ok, says }: Condition): string {
  const command = quoteForShell(run);
  if (says !== undefined) return `said=$(${command}) && [ "$said" = ${quoteForShell([says])} ] &&`;
  return ok !== undefined && !ok.includes(0) ? `! ${command} &&` : `${command} &&`;
}

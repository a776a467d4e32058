import { quoteForShell } from '../host/quote.ts';
import type { Step } from './action.ts';
import { hostName } from './elsewhere.ts';

/** A step as a person would type it, for lists and logs; the printed script has its own, complete form. */
export function commandLine(step: Step): string {
  const line = lineOf(step);
  return step.on === undefined ? line : `on ${hostName(step.on)}: ${line}`;
}

function lineOf(step: Step): string {
  if ('write' in step) return `write ${quoteForShell([step.write])} (mode 0${step.mode.toString(8)})`;
  return [
    quoteForShell(step.run),
    ...(step.from === undefined ? [] : [`< ${quoteForShell([step.from])}`]),
    ...(step.to === undefined ? [] : [`> ${quoteForShell([step.to])}`]),
  ].join(' ');
}

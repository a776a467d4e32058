import { quoteForShell } from '../host/quote.ts';
import type { Step } from './action.ts';

/** A step as a person would type it, for lists and logs; the printed script has its own, complete form. */
export function commandLine(step: Step): string {
  if ('write' in step) return `write ${quoteForShell([step.write])} (mode 0${step.mode.toString(8)})`;
  if ('mustBeFree' in step) return `# see that nothing uses ${quoteForShell([step.mustBeFree])}`;
  return [
    quoteForShell(step.run),
    ...(step.from === undefined ? [] : [`< ${quoteForShell([step.from])}`]),
    ...(step.to === undefined ? [] : [`> ${quoteForShell([step.to])}`]),
  ].join(' ');
}

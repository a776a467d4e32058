import { type LintProblem, warning } from '../problem.ts';
import type { Config, Rule } from './config.ts';

/** Keys xl still knows, only to say that it does nothing with them. */
const DEAD: Record<string, [message: string, remedy: string]> = {
  device_model: ['device_model is from the days of xm: xl ignores it.', 'Take it out: xl finds QEMU by itself.'],
  vif2: ['vif2 is not supported by xl: it ignores it.', 'Use vif.'],
  vncviewer: ['xl ignores vncviewer.', 'Use xl create -V, or xl vncviewer.'],
  altp2mhvm: ['altp2mhvm is the old name of altp2m.', 'Write altp2m = "mixed".'],
  msr_relaxed: ['msr_relaxed will be gone from a later Xen.', 'Take it out if the guest runs without it.'],
};

export const oldHabitRules: Rule[] = [
  { about: 'keys from the days of xm', check: deadKeys },
  { about: 'vfb=[] written for xm', check: oldScreen },
];

function deadKeys(config: Config): LintProblem[] {
  return Object.entries(DEAD).flatMap(([key, [message, remedy]]) => {
    if (!config.has(key)) return [];
    return [config.problem(key, warning('old-key', message, remedy))];
  });
}

const SCREEN_KEYS = `vnc vnclisten vncpasswd vncdisplay vncunused keymap sdl opengl display xauthority`.split(' ');

/** xl_parse.c leaves off at the first field without "=", and passes over keys it does not know. */
function oldScreen(config: Config): LintProblem[] {
  return config.items('vfb').flatMap(({ node }) => {
    const fields = node.text.split(',').map((field) => field.replace(/^ +/, ''));
    const odd = fields.find((field) => field !== '' && !SCREEN_KEYS.includes(field.split('=')[0] as string));
    if (odd === undefined) return [];
    const message = `${JSON.stringify(odd)} is nothing xl knows for a screen: it ignores it.`;
    const remedy = odd === 'type=vnc' ? 'Write vnc=1.' : `Known are ${SCREEN_KEYS.join(', ')}.`;
    return [{ line: node.line, column: node.column, ...warning('old-screen', message, remedy) }];
  });
}

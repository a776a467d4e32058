import { t } from '../../text/t.ts';
import { type LintProblem, warning } from '../problem.ts';
import type { Config, Rule } from './config.ts';

/** Keys xl still knows, only to say that it does nothing with them. */
const DEAD: Record<string, [message: string, remedy: string]> = {
  device_model: [t('device_model is from the days of xm: xl ignores it.'), t('Take it out: xl finds QEMU by itself.')],
  vif2: [t('vif2 is not supported by xl: it ignores it.'), t('Use vif.')],
  vncviewer: [t('xl ignores vncviewer.'), t('Use xl create -V, or xl vncviewer.')],
  altp2mhvm: [t('altp2mhvm is the old name of altp2m.'), t('Write altp2m = "mixed".')],
  msr_relaxed: [t('msr_relaxed will be gone from a later Xen.'), t('Take it out if the guest runs without it.')],
};

export const oldHabitRules: Rule[] = [
  // keys from the days of xm
  { check: deadKeys },
  // vfb=[] written for xm
  { check: oldScreen },
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
    const message = t`${JSON.stringify(odd)} is nothing xl knows for a screen: it ignores it.`;
    const remedy = odd === 'type=vnc' ? t('Write vnc=1.') : t`Known are ${SCREEN_KEYS.join(', ')}.`;
    return [{ line: node.line, column: node.column, ...warning('old-screen', message, remedy) }];
  });
}

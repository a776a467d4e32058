import { t } from '../../text/t.ts';
import type { Key } from './keys.ts';

/** A key as tables of keys call it: `enter`, `^g`, `?`, `f1`. Empty: no table can mean it. */
export function keyName(key: Key): string {
  if (key.name === 'control') return `^${key.text}`;
  if (key.name === 'text') return key.alt ? '' : key.text;
  // F1 as xterm, older terminals and the Linux console send it.
  if (key.name === 'function') return ['P', '11', 'A'].includes(key.text) ? 'f1' : '';
  return key.name === 'tab' && key.shift ? 'shift-tab' : key.name;
}

const SHOWN: Record<string, string> = { enter: t('Enter'), escape: 'Esc', tab: 'Tab' };

/** The same for people: `Enter`, `^G`, `q`. */
export const shownKey = (name: string): string =>
  SHOWN[name] ?? name.toUpperCase().replace(/^([A-Z])$/, (letter) => letter.toLowerCase());

import { t } from './t.ts';

/** `hdc, hdd and hde`, in the person’s language; with `t('or')`: `hdc, hdd or hde`. Nothing of none. */
export function listed(names: readonly string[], last = t('and')): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/**
 * The end of a row of `xl list`: six letters, then seconds (tools/xl/xl_info.c, list_domains). The letters: r running, b blocked, p paused,
 * s shut down; then why it is shut down (- switched off, r reboot, s suspended, c crashed, w watchdog, S soft reset); then d dying.
 * Patterns as both grep -E and we read them.
 */
const row = (letters: string): string => ` ${letters} +[0-9.]+ *$`;

export const PAUSED = row('[rb-]{2}p[a-zS-]{3}');

/** It has come to its end and waits to be taken away. Not one that is suspended: that is being saved or sent. */
export const ENDED = row('[rb-]{2}[p-]s[rcw-][d-]');

export const isPaused = (list: string): boolean => new RegExp(PAUSED, 'm').test(list);

/** Without a letter it waits for its turn: it runs. */
export type DomainState = 'running' | 'paused' | 'suspended' | 'ended' | 'crashed' | 'dying';

/** What the six letters say together. */
export function stateOf(letters: string): DomainState {
  if (letters[5] === 'd') return 'dying';
  if (letters[3] === 's') return letters[4] === 's' ? 'suspended' : letters[4] === 'c' ? 'crashed' : 'ended';
  return letters[2] === 'p' ? 'paused' : 'running';
}

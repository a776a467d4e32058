import { noted, t } from '../text/t.ts';

/**
 * What a runner of this machine is called (local.ts); others are called by their URL. In the hole of a sentence it is said as it
 * stands behind a preposition, as nearly all have it; where it is what the sentence is about, `theHost` is right.
 */
export const HERE = noted('this machine');

/** `where`: as a runner names its host. */
export const isHere = (where: string): boolean => where === HERE;

/** A host as it stands behind a preposition, outside of a hole too: on this machine, on ssh://xenb. */
export const onHost = (where: string): string => (isHere(where) ? t('this machine') : where);

/** The same where it is what the sentence is about: this machine is not a Xen host. */
export const theHost = (where: string): string => (isHere(where) ? t('this machine', 'is') : where);

/** For a user who is not root there: sudo here makes nobody root on a host behind ssh. */
export const becomeRoot = (where: string): string =>
  where.startsWith('ssh://')
    ? t`Log in as root: --host ${where.replace(/^ssh:\/\/([^@]*@)?/, 'ssh://root@')}`
    : t('Run it with sudo, or as root.');

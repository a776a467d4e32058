import { t } from '../text/t.ts';

/** The name of a runner of this machine (local.ts); others are called by their URL. */
const isHere = (where: string): boolean => where === 'this machine';

/** A host as it stands behind a preposition: on this machine, on ssh://xenb. */
export const onHost = (where: string): string => (isHere(where) ? t('this machine', 'on') : where);

/** The same where it is what the sentence is about: this machine is not a Xen host. */
export const theHost = (where: string): string => (isHere(where) ? t('this machine') : where);

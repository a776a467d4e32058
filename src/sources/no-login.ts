import { noted } from '../text/t.ts';

/** Said where a system was looked into and has no way in. */
export const NO_LOGIN = noted(
  'Nobody can log in: there is no password or public key in it, and no cloud-init that could add one.',
);

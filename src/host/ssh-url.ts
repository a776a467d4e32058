import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';

export interface SshTarget {
  host: string;
  user: string | undefined;
  port: number | undefined;
}

const FORM = t('Write it as ssh://USER@HOST or ssh://USER@HOST:PORT, for example ssh://root@xen1.example.org.');
const HOST = /^(?!-)[A-Za-z0-9._-]{1,253}$/;
/** IPv6 in brackets, with a zone where it is link-local: `fe80::1%eno1`. */
const HOST6 = /^[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9._-]{1,15})?$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/;

/**
 * Reads `ssh://[USER@]HOST[:PORT]`; HOST may be an alias of the ssh configuration, an address, or IPv6 in brackets.
 * Only letters that can never be taken for an option or by a shell pass: `xl migrate` gives the host to `sh -c`.
 * Throws UserError (exit 2); `field`: where it was given.
 */
export function parseSshUrl(url: string, field = '--host'): SshTarget {
  const refuse = (message: string, remedy: string = FORM): UserError =>
    new UserError(EXIT.usage, { field, message, remedy });
  const match = /^ssh:\/\/(?:([^@/]*)@)?(\[[^\]]*\]|[^:/@[\]]*)(?::([^/]*))?\/?$/.exec(url);
  if (!match) throw refuse(t`${show(url)} is not written as the address of a host.`);
  const [, user, place = '', port] = match;
  if (user?.includes(':')) {
    throw refuse(t('A password does not belong into the address of a host: other users could see it.'), KEYS);
  }
  if (user !== undefined && !USER.test(user)) throw refuse(t`${show(user)} is not a user name that ssh can be given.`);
  const inBrackets = place.startsWith('[');
  const host = inBrackets ? place.slice(1, -1) : place;
  if (host === '') throw refuse(t('The address names no host.'));
  if (!(inBrackets ? HOST6 : HOST).test(host)) throw refuse(t`${show(host)} is not a host name or address.`);
  if (port !== undefined && !isPort(port))
    throw refuse(t`${show(port)} is not a port: it is a number from 1 to 65535.`);
  return { host, user, port: port === undefined ? undefined : Number(port) };
}

const KEYS = t('Leave the password out and let the host know your key: ssh-copy-id USER@HOST.');

const isPort = (text: string): boolean => /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

/** Somebody else's text in a message: one line, of bearable length, without control characters. */
function show(text: string): string {
  const line = text.replace(/[\x00-\x1f\x7f]/g, '?');
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}

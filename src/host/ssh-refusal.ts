import { EXIT, UserError } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { quoteForShell } from './quote.ts';

/** What ssh writes when it cannot connect, and what a person does about it. First match wins. */
const REASONS: readonly {
  words: RegExp;
  message: (where: string) => string;
  remedy: string | ((words: string) => string);
}[] = [
  {
    words: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    message: (where) => t`${where} shows another key than the one this machine knows it by.`,
    remedy: (words) => {
      // The name that it is known by, which an alias or a port makes another one.
      const name = /^Host key for (\S+) has changed/m.exec(words)?.[1] ?? 'HOST';
      const line = `ssh-keygen -R ${quoteForShell([name])}`;
      return (
        `${t`Was the host installed anew? Then take its old key out with ${line} and connect once by hand.`} ` +
        t('If not, somebody may be between you and it: ask its administrator.')
      );
    },
  },
  {
    words: /Host key verification failed/,
    message: (where) => t`This machine does not know the key of ${where} yet.`,
    remedy: noted('Connect once by hand with ssh, compare the fingerprint, and answer yes. Then try again.'),
  },
  {
    words: /Permission denied|Too many authentication failures|No supported authentication methods/,
    message: (where) => t`${where} does not let this user in without a password.`,
    remedy: noted(
      'Give it your key with ssh-copy-id USER@HOST, or load the key into the agent with ssh-add. Then try again.',
    ),
  },
  {
    words: /Could not resolve hostname/,
    message: (where) => t`There is no host with the name in ${where}.`,
    remedy: noted('Check the spelling, or use the address instead of the name.'),
  },
  {
    words: /Connection refused/,
    message: (where) => t`${where} answers, but nothing listens for ssh on that port.`,
    remedy: noted('Check the port, and that the host runs sshd: apt install openssh-server.'),
  },
  {
    words: /timed out|No route to host|Network is unreachable|Host is down/i,
    message: (where) => t`${where} does not answer.`,
    remedy: noted('Is the host up, is the address right, does a firewall stand between?'),
  },
  {
    words: /Bad configuration option|Bad owner or permissions|Can't open user config file/,
    message: () => t('ssh on this machine does not take its configuration.'),
    remedy: noted('Mend the file that ssh names.'),
  },
];

/** ssh came up with nothing: exit 4, with ssh's own words at the end. `words` is its standard error. */
export function explainRefusal(where: string, words: string): UserError {
  const said = lastWords(words);
  const known = REASONS.find((reason) => reason.words.test(words));
  const message = known?.message(where) ?? t`ssh could not connect to ${where}.`;
  const remedy = typeof known?.remedy === 'function' ? known.remedy(words) : known?.remedy;
  return refused(
    said === '' ? message : t`${message} ssh says: ${said}`,
    remedy ?? t('Try it by hand: ssh USER@HOST true must end without a question and without output.'),
  );
}

export function refused(message: string, remedy: string): UserError {
  return new UserError(EXIT.notReady, { field: '--host', message, remedy });
}

/** The last line that says something, without control characters: a remote host may send anything. */
export const lastWords = (words: string): string => saying(words).at(-1) ?? '';

/** The first one: a shell that cannot read a line says why, and then shows the line. */
export const firstWords = (words: string): string => saying(words)[0] ?? '';

const saying = (words: string): string[] =>
  words
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .replace(/[\x00-\x1f\x7f]/g, ' ')
        .trim()
        .slice(0, 300),
    )
    .filter((line) => line !== '');

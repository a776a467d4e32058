import { quoteForShell } from './quote.ts';
import { remoteLine } from './remote-line.ts';
import { SSH_SETTINGS } from './ssh-settings.ts';
import { parseSshUrl } from './ssh-url.ts';

type Words = readonly [string, ...string[]];
export interface SshWay {
  /** The host: an ssh URL. */
  url: string;
  /** For `ssh -F`. */
  configFile?: string | undefined;
}

/**
 * The words that run a program of the host in this terminal, by a connection of its own.
 * `-e none` switches off ssh’s own key (`~` after Enter), so that the program gets every key.
 */
export function sshTerminal({ url, configFile }: SshWay, argv: Words): [string, ...string[]] {
  const { host, user, port } = parseSshUrl(url);
  const settings = [...SSH_SETTINGS, 'ControlMaster=no', 'ControlPath=none'];
  return [
    'ssh',
    ...(configFile === undefined ? [] : ['-F', configFile]),
    '-tax',
    ...['-e', 'none'],
    ...settings.flatMap((setting) => ['-o', setting]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...['--', host, remoteLine({ argv }, { tellPid: false })],
  ];
}

/** The same as a person types it: `ssh -t -e none root@xen1 xl console web1`. */
export const sshTerminalLine = (way: SshWay, argv: Words): string =>
  // Twice: for the shell here, and for the one over there, which gets the words joined by spaces.
  quoteForShell([
    'ssh',
    ...config(way),
    '-t',
    '-e',
    'none',
    ...place(way),
    ...argv.map((word) => quoteForShell([word])),
  ]);

/** The line that leads a port of this machine to an address on the host: `ssh -L 5900:127.0.0.1:5901 root@xen1`. */
export const sshForwardLine = (way: SshWay, forward: string): string =>
  quoteForShell(['ssh', ...config(way), '-L', forward, ...place(way)]);

const config = ({ configFile }: SshWay): string[] => (configFile === undefined ? [] : ['-F', configFile]);

function place({ url }: SshWay): string[] {
  const { host, user, port } = parseSshUrl(url);
  return [...(port === undefined ? [] : ['-p', String(port)]), user === undefined ? host : `${user}@${host}`];
}

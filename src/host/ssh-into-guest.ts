import { quoteForShell } from './quote.ts';
import { parseSshUrl } from './ssh-url.ts';

export interface GuestLogin {
  user: string;
  /** Public keys as the answers have them: paths on this machine, or the keys themselves. */
  keys: readonly string[];
}

/**
 * The words that run a shell line in a guest, from this machine: straight, or through the guest’s host. Never asks for
 * anything, and remembers nothing of the guest: a guest that is made anew has another host key, and what is told it here is
 * no secret. `via`: an ssh URL; `configFile`: for `ssh -F`.
 */
export function sshIntoGuest(
  { user, keys }: GuestLogin,
  address: string,
  line: string,
  { via, configFile }: { via?: string | undefined; configFile?: string | undefined } = {},
): [string, ...string[]] {
  const config = configFile === undefined ? [] : ['-F', configFile];
  const quiet = ['BatchMode=yes', 'ConnectTimeout=5', 'LogLevel=ERROR', 'ClearAllForwardings=yes', 'ForwardAgent=no'];
  const settings = [
    ...quiet,
    'UserKnownHostsFile=/dev/null',
    'GlobalKnownHostsFile=/dev/null',
    'StrictHostKeyChecking=no',
    'UpdateHostKeys=no',
    'PreferredAuthentications=publickey',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    'ControlMaster=no',
    'ControlPath=none',
    ...(via === undefined ? [] : [`ProxyCommand=${throughHost(via, config, quiet)}`, 'ProxyJump=none']),
  ];
  return [
    'ssh',
    ...config,
    '-Tax',
    ...settings.flatMap((setting) => ['-o', setting]),
    ...keys.filter((key) => key.startsWith('/')).flatMap((key) => ['-i', key.replace(/\.pub$/, '')]),
    ...['-l', user, '--', address, line],
  ];
}

/** Like ProxyJump, which would not hand on that nothing may be asked. ssh gives it to a shell, and reads `%` itself. */
function throughHost(url: string, config: readonly string[], quiet: readonly string[]): string {
  const { host, user, port } = parseSshUrl(url);
  const words = [
    'ssh',
    ...config,
    // Forwarding is what this one is for.
    ...quiet.filter((setting) => !setting.startsWith('Clear')).flatMap((setting) => ['-o', setting]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
  ];
  const own = (text: string): string => text.replaceAll('%', '%%');
  return `${own(quoteForShell(words))} -W '[%h]:%p' -- ${own(quoteForShell([host]))}`;
}

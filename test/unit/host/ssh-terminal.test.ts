import { describe, expect, test } from 'vitest';
import { sshTerminal, sshTerminalLine } from '../../../src/host/ssh-terminal.ts';

const CONSOLE = ['xl', 'console', '-t', 'serial', 'web1'] as const;

describe('a program of the host in this terminal', () => {
  test('gets a terminal and every key, and asks for nothing', () => {
    const words = sshTerminal({ url: 'ssh://root@xen1:2222', configFile: '/tmp/config' }, CONSOLE);
    expect(words.slice(0, 6)).toEqual(['ssh', '-F', '/tmp/config', '-tax', '-e', 'none']);
    expect(words).toContain('BatchMode=yes');
    expect(words).toContain('ServerAliveInterval=15');
    expect(words.slice(-7, -1)).toEqual(['-l', 'root', '-p', '2222', '--', 'xen1']);
    expect(words.at(-1)).toMatch(/ xl console -t serial web1; exit \$\?$/);
  });

  test.each([
    ['ssh://root@xen1', 'ssh -t -e none root@xen1 xl console -t serial web1'],
    ['ssh://xen1:2222', 'ssh -t -e none -p 2222 xen1 xl console -t serial web1'],
  ])('%s as a line that can be copied', (url, line) => expect(sshTerminalLine({ url }, CONSOLE)).toBe(line));

  test('words that a shell would read are quoted for both shells', () => {
    const line = sshTerminalLine({ url: 'ssh://xen1' }, ['echo', "a 'b"]);
    // Here: echo and 'a '\''b' as one word; there: a 'b.
    expect(line).toBe(`ssh -t -e none xen1 echo ''\\''a '\\''\\'\\'''\\''b'\\'''`);
  });
});

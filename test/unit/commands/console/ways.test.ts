import { describe, expect, test } from 'vitest';
import type { ConsoleGuest } from '../../../../src/commands/console/guest.ts';
import { screenWay, textWay } from '../../../../src/commands/console/ways.ts';

const guest = (changes: Partial<ConsoleGuest> = {}): ConsoleGuest => ({
  name: 'web1',
  domid: 7,
  type: 'hvm',
  serial: false,
  screen: null,
  ...changes,
});
const screen = { address: '127.0.0.1', port: 5903 };
const command = (changes: Partial<ConsoleGuest>) => textWay(guest(changes))?.argv.join(' ');

describe('which text console', () => {
  test.each([
    [{ type: 'pv' }, 'xl console web1'],
    [{ type: 'pvh' }, 'xl console web1'],
    [{ serial: true }, 'xl console -t serial web1'],
    [{ serial: true, screen }, 'xl console -t serial web1'],
    [{ screen }, undefined],
    [{}, 'xl console -t pv web1'],
  ] as const)('%j: %s', (changes, line) => expect(command(changes)).toBe(line));

  test.each(['7', '-x', 'a b', 'x;y'])('a name that xl would misread (%j) goes by its number', (name) =>
    expect(command({ name, type: 'pvh' })).toBe('xl console 7'),
  );

  test('says that there is a screen too, and what shows there', () => {
    const notes = textWay(guest({ serial: true, screen }))!.notes.join('\n');
    expect(notes).toContain('xenguide console web1 --screen');
    expect(notes).toContain('An installer or Windows shows on the screen');
    expect(textWay(guest({ type: 'pv' }))!.notes).toEqual([]);
    expect(textWay(guest({ type: 'pv', screen }))!.notes).toHaveLength(1);
  });

  test('and that nothing may be seen where there is neither', () => {
    expect(textWay(guest())!.notes[0]).toContain('neither a serial port nor a screen');
  });
});

describe('the way to the screen', () => {
  const over = (url: string, at = screen) => screenWay(guest(), at, { url });

  test('over ssh', () => {
    const { command: line, next } = over('ssh://root@xen1');
    expect(line).toBe('ssh -L 5900:127.0.0.1:5903 root@xen1');
    expect(next).toEqual(['then a VNC viewer on 127.0.0.1:5900']);
  });

  test.each([
    ['ssh://root@xen1:2222', 'ssh -L 5900:127.0.0.1:5903 -p 2222 root@xen1'],
    ['ssh://xen1', 'ssh -L 5900:127.0.0.1:5903 xen1'],
    ['ssh://root@[fe80::1%eno1]', 'ssh -L 5900:127.0.0.1:5903 root@fe80::1%eno1'],
  ])('%s', (url, line) => expect(over(url).command).toBe(line));

  test('on this machine: the host is still to be named', () => {
    const { command: line, next } = screenWay(guest(), screen, undefined);
    expect(line).toBe('ssh -L 5900:127.0.0.1:5903 root@HOST');
    expect(next).toContain('At a desktop of this machine: xl vncviewer web1');
  });

  test.each([
    ['0.0.0.0', '127.0.0.1'],
    ['192.0.2.2', '192.0.2.2'],
  ])('one that listens on %s is warned of', (address, target) => {
    const { command: line, next } = over('ssh://root@xen1', { address, port: 5900 });
    expect(line).toBe(`ssh -L 5900:${target}:5900 root@xen1`);
    expect(next.join('\n')).toContain(`Beware: it listens on ${address}`);
  });

  test('an IPv6 address keeps its brackets through the shell', () => {
    expect(over('ssh://root@xen1', { address: '::1', port: 5900 }).command).toBe("ssh -L '5900:[::1]:5900' root@xen1");
  });

  test('a port that is not known yet is said to be a guess, with the way to read it', () => {
    const { command: line, next } = screenWay(
      guest(),
      { address: '127.0.0.1', port: null },
      { url: 'ssh://root@xen1' },
    );
    expect(line).toContain(':127.0.0.1:5900 ');
    expect(next.join('\n')).toContain('xenstore-read /local/domain/7/console/vnc-port');
  });
});

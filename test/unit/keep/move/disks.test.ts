import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../../../src/problem.ts';
import { begin, end, hosts, hush, json, move, results, said } from './driving.ts';

/** Moves of guests whose disks lie on a file server, or on their own host only. */

vi.setConfig({ testTimeout: 600_000 });

beforeEach(() => begin());
afterEach(end);

describe('a disk on a file server', () => {
  beforeEach(() => {
    end();
    begin('4.17.7', 'nfs');
  });
  const lastTold = (host: 'xena' | 'xenb', count: number) =>
    hosts
      .told(host)
      .filter((line) => !/^(info|list|domid)/.test(line))
      .slice(-count);

  test('is mounted there by the plan, and the guest goes on only once nothing old is remembered', async () => {
    expect(await move(), said.join('\n')).toBe(EXIT.done);
    expect(json()).toMatchObject({ moved: true, host: 'xenb' });
    expect(hosts.guests('xenb')).toEqual(['web1 running']);
    expect(hosts.guests('xena')).toEqual([]);
    expect(hosts.read('xenb', 'etc/systemd/system/mnt-vm.mount')).toMatch(
      /What=10.0.0.9:\/srv\/vm\n.*\n.*\nOptions=hard,nfsvers=4.2,proto=tcp,sec=sys,nofail|[\s\S]*Options=hard,nfsvers=4.2,proto=tcp,sec=sys,nofail/,
    );
    // Never let go by the receiver itself.
    expect(hosts.told('xenb')).not.toContain('LET RUN');
    expect(lastTold('xenb', 3)).toEqual(['migrate-receive -p', 'sysctl -q -w vm.drop_caches=1', 'unpause web1']);
    expect(hosts.left()).toEqual([]);
  });

  test('the host is gone before the guest was let go: the next look lets it go in the same order', async () => {
    hosts.write('xenb', 'mounted', '');
    hosts.fault('xena', 'sender report die');
    expect(await move(), said.join('\n')).toBe(EXIT.done);
    expect(lastTold('xena', 1)).toEqual(['destroy web1--migratedaway']);
    expect(lastTold('xenb', 2)).toEqual(['sysctl -q -w vm.drop_caches=1', 'unpause web1']);
    expect(hosts.guests('xenb')).toEqual(['web1 running']);
  });

  test('a move that fails leaves no mount there', async () => {
    hosts.fault('xenb', 'receiver build fail');
    expect(await move(), said.join('\n')).toBe(EXIT.takenBack);
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.has('xenb', 'etc/systemd/system/mnt-vm.mount')).toBe(false);
    expect(hosts.left()).toEqual([]);
  });

  test('qcow2 is refused: two qemu would have it open', async () => {
    hosts.write(
      'xena',
      'etc/xen/web1.cfg',
      hosts.read('xena', 'etc/xen/web1.cfg').replace('format=raw', 'format=qcow2'),
    );
    await expect(move()).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('qemu on both hosts') }],
    });
  });
});

describe('a cold move', () => {
  beforeEach(() => {
    end();
    begin('4.17.7', 'file');
  });
  const IMAGE = 'srv/images/web1.img';

  test('is said where a running guest cannot be moved', async () => {
    await expect(move()).rejects.toMatchObject({ problems: [{ remedy: expect.stringContaining('--cold') }] });
  });

  test('copies while it runs, once more when it is off, and starts it there', async () => {
    expect(await move({ cold: true, json: false }), said.join('\n')).toBe(EXIT.done);
    expect(hosts.guests('xenb')).toEqual(['web1 running']);
    expect(hosts.guests('xena')).toEqual([]);
    expect(hosts.read('xenb', IMAGE)).toBe('what the guest wrote');
    expect(hosts.told('xena').filter((line) => /^(rsync|shutdown|create)/.test(line))).toEqual([
      'rsync on',
      'shutdown -w -F web1',
      'rsync off',
    ]);
    expect(hosts.has('xenb', 'etc/xen/web1.cfg')).toBe(true);
    expect(hosts.has('xenb', 'etc/xen/web1.cfg.incoming')).toBe(false);
    expect(hosts.has('xena', IMAGE)).toBe(true);
    expect(results.join('')).toContain('Its old disks are still on xena: /srv/images/web1.img');
    expect(said.join('\n')).toMatch(/off for about \d/);
    expect(hosts.left()).toEqual([]);
  });

  describe('and back again', () => {
    const back = (more = {}) => move({ host: undefined, back: true, cold: true, ...more });
    const refused = (words: RegExp) => ({ problems: [{ message: expect.stringMatching(words) }] });
    /** There, where it writes to its disk. */
    const there = async (): Promise<void> => {
      expect(await move({ cold: true }), said.join('\n')).toBe(EXIT.done);
      hosts.write('xenb', IMAGE, 'what it wrote there.');
      hush();
    };

    test('what it left is its own, and is only written over when that is said', async () => {
      await there();
      await expect(back()).rejects.toMatchObject(refused(/what web1 left there when it was moved away/));
      await expect(back()).rejects.toMatchObject({
        exitCode: EXIT.conflict,
        problems: [{ remedy: expect.stringContaining('--over-old-disks') }],
      });
      expect(hosts.guests('xenb')).toEqual(['web1 running']);
      expect(hosts.read('xena', IMAGE)).toBe('what the guest wrote');
      expect(await back({ overOld: true, json: false }), said.join('\n')).toBe(EXIT.done);
      expect(said.join('\n')).toContain('! Write over /srv/images/web1.img on xena');
      expect(hosts.guests('xena')).toEqual(['web1 running']);
      expect(hosts.guests('xenb')).toEqual([]);
      expect(hosts.read('xena', IMAGE)).toBe('what it wrote there.');
      expect(hosts.left()).toEqual([]);
      // And once more: now it is the other host that has the old one.
      await expect(move({ cold: true })).rejects.toMatchObject(refused(/what web1 left there/));
      expect(await move({ cold: true, overOld: true }), said.join('\n')).toBe(EXIT.done);
      expect(hosts.guests('xenb')).toEqual(['web1 running']);
    });

    test('another file that has come to have that name is not taken for it, whatever is said', async () => {
      await there();
      rmSync(join(hosts.root, 'xena', IMAGE));
      hosts.write('xena', 'srv/images/other', 'takes the place of the old one');
      hosts.write('xena', IMAGE, 'somebody else’s file.');
      await expect(back({ overOld: true })).rejects.toMatchObject(refused(/is there already on xena/));
      expect(hosts.read('xena', IMAGE)).toBe('somebody else’s file.');
      expect(hosts.guests('xenb')).toEqual(['web1 running']);
    });

    test('nor one of another size, nor one that something uses', async () => {
      await there();
      hosts.write('xenb', IMAGE, 'the guest’s disk was made larger');
      await expect(back({ overOld: true })).rejects.toMatchObject(refused(/its disk has .* now/));
      hosts.write('xenb', IMAGE, 'what it wrote there.');
      const reader = spawn('sleep', ['60'], {
        stdio: [openSync(join(hosts.root, 'xena', IMAGE), 'r'), 'ignore', 'ignore'],
      });
      try {
        await expect(back({ overOld: true })).rejects.toMatchObject(refused(/something uses it/));
      } finally {
        reader.kill();
      }
      expect(hosts.guests('xenb')).toEqual(['web1 running']);
    });

    test('a way back that fails leaves it where it is, and can be tried again', async () => {
      await there();
      hosts.fault('xena', 'create here fail');
      expect(await back({ overOld: true }), said.join('\n')).toBe(EXIT.takenBack);
      expect(hosts.guests('xenb')).toEqual(['web1 running']);
      expect(hosts.has('xena', IMAGE)).toBe(true);
      hosts.fault('xena');
      expect(await move({ cold: true, host: undefined, back: true, overOld: true }), said.join('\n')).toBe(EXIT.done);
      expect(hosts.guests('xena')).toEqual(['web1 running']);
    });
  });

  test('a target that cannot start it: it is started here again, and nothing is left there', async () => {
    hosts.fault('xenb', 'create here fail');
    expect(await move({ cold: true }), said.join('\n')).toBe(EXIT.takenBack);
    expect(json()).toMatchObject({ moved: false, host: 'xena' });
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.guests('xenb')).toEqual([]);
    expect(hosts.has('xenb', IMAGE)).toBe(false);
    expect(hosts.has('xenb', 'etc/xen/web1.cfg')).toBe(false);
    expect(hosts.left()).toEqual([]);
  });

  test('one that is still dying when xl has shut it down is waited for, and only then copied', async () => {
    hosts.fault('xena', 'shutdown dying fail');
    expect(await move({ cold: true }), said.join('\n')).toBe(EXIT.done);
    expect(hosts.told('xena').filter((line) => line.startsWith('rsync'))).toEqual(['rsync on', 'rsync off']);
    expect(hosts.guests('xena')).toEqual([]);
    expect(hosts.guests('xenb')).toEqual(['web1 running']);
  });

  test.each([
    ['at once', () => hosts.fault('xena', 'shutdown again fail'), ['rsync on']],
    ['during the last copy', () => hosts.write('xena', 'again-when-off', ''), ['rsync on', 'rsync off']],
  ])('one that is started again here %s is not started there too', async (_, before, copies) => {
    before();
    expect(await move({ cold: true }), said.join('\n')).toBe(EXIT.takenBack);
    expect(json()).toMatchObject({ moved: false, host: 'xena' });
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.guests('xenb')).toEqual([]);
    expect(hosts.told('xena').filter((line) => line.startsWith('rsync'))).toEqual(copies);
    expect(hosts.told('xenb').filter((line) => line.startsWith('create'))).toEqual([]);
    expect(hosts.left()).toEqual([]);
  });

  test('one that xl would start again after its shutdown is refused', async () => {
    hosts.write('xena', 'etc/xen/web1.cfg', `${hosts.read('xena', 'etc/xen/web1.cfg')}on_poweroff = "restart"\n`);
    await expect(move({ cold: true })).rejects.toMatchObject({
      problems: [
        { message: expect.stringContaining('on_poweroff = "restart"'), remedy: expect.stringContaining('"destroy"') },
      ],
    });
    expect(hosts.guests('xena')).toEqual(['web1 running']);
  });

  test('a wire that breaks when it is off: it is started nowhere before that is known, and then where its disk is whole', async () => {
    hosts.write('xena', 'cut-when-off', '');
    expect(await move({ cold: true }), said.join('\n')).toBe(EXIT.left);
    expect(json()).toMatchObject({ moved: false, host: null, state: 'unknown' });
    expect([...hosts.guests('xena'), ...hosts.guests('xenb')]).toEqual([]);
    hosts.mend();
    await expect(move({ host: undefined, repair: true, yes: false })).rejects.toMatchObject({ exitCode: EXIT.usage });
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.guests('xenb')).toEqual([]);
    expect(hosts.has('xenb', IMAGE)).toBe(false);
  });

  test.each([['a file of that name there', () => hosts.write('xenb', IMAGE, 'somebody else’s'), /there already/]])(
    'is refused for %s',
    async (_, make, words) => {
      make();
      await expect(move({ cold: true })).rejects.toMatchObject({
        problems: [{ message: expect.stringMatching(words) }],
      });
      expect(hosts.guests('xena')).toEqual(['web1 running']);
    },
  );
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetConsole, log, provision } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, sshConfig, untilOnHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/**
 * Debian's own installer, as its package brings it, on a disc laid out like Debian's network installation disc. Needs: the
 * lab, up, with one host; Debian's archive; grub-mkrescue, xorriso.
 */
const NAME = 'real-installer';
const ISO = '/srv/images/debian-netinst.iso';
const PACKAGE = 'debian-installer-12-netboot-amd64';
let folder: string;

function makeDisc(): string {
  const here = { cwd: folder, stdio: 'inherit' as const };
  execFileSync('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', PACKAGE], { ...here, stdio: 'inherit' });
  const deb = readdirSync(folder).find((name) => name.endsWith('.deb'))!;
  execFileSync('dpkg-deb', ['-x', deb, 'out'], here);
  const images = join(folder, 'out/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64');
  const disc = join(folder, 'disc');
  mkdirSync(join(disc, 'install.amd'), { recursive: true });
  mkdirSync(join(disc, '.disk'));
  renameSync(join(images, 'linux'), join(disc, 'install.amd/vmlinuz'));
  renameSync(join(images, 'initrd.gz'), join(disc, 'install.amd/initrd.gz'));
  writeFileSync(join(disc, '.disk/info'), 'Debian GNU/Linux 12 "Bookworm" - Unofficial amd64 NETINST\n');
  mkdirSync(join(disc, 'boot/grub'), { recursive: true });
  writeFileSync(
    join(disc, 'boot/grub/grub.cfg'),
    "menuentry 'Install' {\n  linux /install.amd/vmlinuz vga=788 --- quiet\n  initrd /install.amd/initrd.gz\n}\n",
  );
  const iso = join(folder, 'debian-netinst.iso');
  const grub = ['-d', '/usr/lib/grub/i386-pc', '-o', iso, disc];
  execFileSync('grub-mkrescue', [...grub, '--', '-volid', 'Debian 12 amd64 n'], { ...here, stdio: 'ignore' });
  return iso;
}

beforeAll(async () => {
  mustBeUp();
  folder = mkdtempSync(join(tmpdir(), 'xenguide-installer-'));
  const iso = makeDisc();
  execFileSync('scp', ['-q', '-F', sshConfig, iso, `root@xena:${ISO}`], { stdio: 'inherit' });
  await forgetConsole(NAME);
}, 600_000);
afterAll(async () => {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  await onHost(`xl destroy ${NAME} 2>/dev/null; rm -f ${ISO}`);
});

test('Debian’s installer asks its first question in a pvh guest, from the kernel on its disc', async () => {
  const before = await everything();
  const applied = await provision({
    name: NAME,
    type: 'pvh',
    memory: '1100MiB',
    kind: 'iso',
    source: { discs: [ISO] },
    storage: { backend: 'lvm', vg: 'vg0', size: '1GiB' },
  }).ended;
  expect(applied.code, applied.stderr).toBe(0);

  // Its first screen, however the text is drawn around it.
  await untilOnHost(`grep -qs 'Select a language' ${log(NAME)}`, 900);
  // (The network installer fetches the driver of Xen's disks itself, from the archive.)
  expect(await onHost(`cat ${log(NAME)}`)).toContain('Booting kernel on Xen PVH');
  const listed = await xenguide('disc', NAME, 'list', '--host', HOST, '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject({ guest: NAME, drives: [{ drive: 'xvdc', disc: ISO }] });

  const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);
});

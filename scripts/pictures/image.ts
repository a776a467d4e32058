import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DiscRecord } from '../../src/drives/record.ts';
import { discRecordPath, installConfigPath } from '../../src/guest/paths.ts';
import { makeDisc } from '../../test/fixtures/discs.ts';
import { convert, debianFiles, makeDisk, withBootCode } from '../../test/fixtures/images.ts';
import { drivesHost } from '../../test/support/drives-host.ts';

const MiB = 2 ** 20;

/**
 * The world that the pictures show: an image where images usually lie, and the home of somebody with an ssh key. The
 * image is a real one in small – partition table, ext4, GRUB menu, kernel, cloud-init – so what the screens say about
 * it has been found by looking.
 */
export function furnish(folder: string): { home: string; image: string; bin: string } {
  const image = join(folder, 'images/debian-12.qcow2');
  const home = join(folder, 'admin');
  mkdirSync(dirname(image), { recursive: true });
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, '.ssh/id_ed25519.pub'), `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)} admin\n`);
  const raw = `${image}.raw`;
  // A partition that is full of a small file system: as big as the real one's would be slow to make.
  makeDisk(raw, 2048 * MiB, 'gpt', [{ type: 'L', files: debianFiles() }]);
  withBootCode(raw);
  convert(raw, image, 'qcow2');
  rmSync(raw);
  return { home, image, bin: guestInDrives(folder) };
}

/** A guest that is being installed from three discs, of which the first is in its drive; gives the folder of its xl. */
function guestInDrives(folder: string): string {
  const library = join(folder, 'iso');
  mkdirSync(library);
  const discs = [1, 2, 3].map((number) => {
    const path = join(library, `debian-12.5.0-amd64-DVD-${number}.iso`);
    const says = `Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 DVD Binary-${number}\n`;
    makeDisc(path, `Debian 12.5.0 amd64 ${number}`, { '.disk/info': says }, number === 1 ? ['bios'] : []);
    return path;
  });
  makeDisc(join(library, 'rescue.iso'), 'rescue', {}, ['bios']);
  const record: DiscRecord = {
    ...{ version: 1, how: 'trays', drives: ['hdc', 'hdd'], queue: discs },
    install: { config: installConfigPath('web1'), run: '/etc/xen/web1.cfg' },
  };
  mkdirSync(dirname(discRecordPath('web1')), { recursive: true });
  writeFileSync(discRecordPath('web1'), JSON.stringify(record));
  const bin = join(folder, 'bin');
  drivesHost(bin, { hdc: discs[0]!, hdd: discs[1]! });
  return bin;
}

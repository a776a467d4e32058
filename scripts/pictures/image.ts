import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { convert, debianFiles, makeDisk, withBootCode } from '../../test/fixtures/images.ts';

const MiB = 2 ** 20;

/**
 * The world that the pictures show: an image where images usually lie, and the home of somebody with an ssh key. The
 * image is a real one in small – partition table, ext4, GRUB menu, kernel, cloud-init – so what the screens say about
 * it has been found by looking.
 */
export function furnish(folder: string): { home: string; image: string } {
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
  return { home, image };
}

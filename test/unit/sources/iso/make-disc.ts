import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tool } from '../../../fixtures/images.ts';

export type DiscFiles = Record<string, string | Uint8Array>;

/** A real little ISO file, made by xorriso; `boots` gives it a boot catalogue (El Torito) with those platforms. */
export function makeDisc(
  path: string,
  label: string,
  files: DiscFiles,
  boots: readonly ('bios' | 'uefi')[] = [],
): void {
  withTree({ ...files, ...Object.fromEntries(boots.map((each) => [`${each}.img`, 'boot code'])) }, (dir) => {
    const catalogue = boots.flatMap((each, index) => [
      ...(index > 0 ? ['-eltorito-alt-boot'] : []),
      ...(each === 'bios'
        ? ['-b', 'bios.img', '-c', 'boot.cat', '-no-emul-boot']
        : ['-e', 'uefi.img', '-no-emul-boot']),
    ]);
    tool('xorriso', ['-as', 'mkisofs', '-quiet', '-J', '-R', '-V', label, ...catalogue, '-o', path, dir]);
  });
}

/** As a person would make a disc with GRUB on it. */
export function makeRescue(path: string, files: DiscFiles): void {
  withTree(files, (dir) => tool('grub-mkrescue', ['-o', path, dir]));
}

function withTree(files: DiscFiles, use: (dir: string) => void): void {
  const dir = mkdtempSync(join(tmpdir(), 'xenguide-disc-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), content);
    }
    use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The beginning of an install.wim: its header, and behind it the description of what is in it. */
export function makeWim(images: readonly { name: string; edition: string; type: string; build: number }[]): Uint8Array {
  const xml = images.map(
    ({ name, edition, type, build }, index) =>
      `<IMAGE INDEX="${index + 1}"><WINDOWS><EDITIONID>${edition}</EDITIONID><PRODUCTTYPE>${type}</PRODUCTTYPE>` +
      `<VERSION><MAJOR>10</MAJOR><BUILD>${build}</BUILD></VERSION></WINDOWS><NAME>${name}</NAME></IMAGE>`,
  );
  const text = new Uint8Array(Buffer.from(`\ufeff<WIM>${xml.join('')}</WIM>`, 'utf16le'));
  const wim = new Uint8Array(208 + text.length);
  wim.set(new TextEncoder().encode('MSWIM\0\0\0'));
  new DataView(wim.buffer).setUint32(72, text.length, true);
  new DataView(wim.buffer).setUint32(80, 208, true);
  wim.set(text, 208);
  return wim;
}

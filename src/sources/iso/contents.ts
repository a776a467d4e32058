import { grubReader } from '../grubfs.ts';
import { kernelPacking } from '../kernel.ts';
import type { KernelPacking } from '../kernel-packing.ts';
import type { Probe } from '../probe.ts';
import { FOLDERS, type Tree, treeOf } from './tree.ts';
import { parseWim, WIM_HEADER_BYTES, type WindowsImage, wimXml } from './wim.ts';

/** What was read out of a disc's files. */
export interface Contents {
  tree: Tree;
  /** `/.disk/info` of Debian's family: one line that names the disc. */
  info: string | undefined;
  /** `/.treeinfo` of Fedora's family: an ini file. */
  treeinfo: string | undefined;
  /** The systems in a Windows disc's install.wim; empty: none, or they could not be read. */
  images: readonly WindowsImage[];
  /** `/sources/idwbinfo.txt` of a Windows disc: an ini file that names the branch it was built from. */
  build: string | undefined;
  /** How the kernel with this path on the disc is packed. */
  packingOf(kernel: string): Promise<KernelPacking>;
}

/** GRUB's name for an image without partitions, and for a drive. */
const DEVICE = '(loop0)';

/** Reads in user space, as a prebuilt image is read; nothing is mounted. Undefined: GRUB's reader is missing or gave up. */
export async function readContents(probe: Probe, path: string): Promise<Contents | undefined> {
  const reader = grubReader(probe, path);
  const seen = await reader.look(FOLDERS.map((folder) => `${DEVICE}${folder}`));
  const tree = seen && treeOf(seen);
  if (!tree) return undefined;
  const text = async (name: string): Promise<string | undefined> => {
    const found = tree.file(name);
    return found === undefined ? undefined : reader.text(`${DEVICE}${found}`);
  };
  const images = async (): Promise<WindowsImage[]> => {
    const wim = tree.file('/sources/install.wim') ?? tree.file('/sources/install.esd');
    if (wim === undefined) return [];
    const where = wimXml(await reader.bytes(`${DEVICE}${wim}`, 0, WIM_HEADER_BYTES));
    return where ? parseWim(await reader.bytes(`${DEVICE}${wim}`, where.at, where.bytes)) : [];
  };
  const [info, treeinfo, build, systems] = await Promise.all([
    text('/.disk/info'),
    text('/.treeinfo'),
    text('/sources/idwbinfo.txt'),
    images(),
  ]);
  const packingOf = (kernel: string) => kernelPacking((skip, count) => reader.bytes(`${DEVICE}${kernel}`, skip, count));
  return { tree, info, treeinfo, build, images: systems, packingOf };
}

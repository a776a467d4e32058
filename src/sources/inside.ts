import type { ImageFileSystem, ImageFindings, ImageKernel } from './findings.ts';
import { type GrubReader, grubReader, type Seen } from './grubfs.ts';
import { findKernels, kernelPacking } from './kernel.ts';
import { fstabRoot, parseOsRelease, passwordLogin, usesBls } from './os.ts';
import type { Probe } from './probe.ts';
import { ESP_TYPES, type Table } from './table.ts';

/** A file system as GRUB names it: `(loop0,gpt1)`, or `(loop0)` when the image is one. */
interface Place {
  /** GRUB's word for the partition: `gpt1`, `msdos5`, `lvm/vg-root`; empty when the image is the file system. */
  device: string;
  prefix: string;
  fs: ImageFileSystem | null;
}

export type Inside = Pick<
  ImageFindings,
  'root' | 'os' | 'grub' | 'kernels' | 'esp' | 'cloudInit' | 'fstabRoot' | 'hasLogin' | 'volumeGroups'
> & {
  /** Every file system that seems to hold a system of its own. */
  systems: string[];
  /** No file system at all could be read by GRUB. */
  unreadable: boolean;
  /** All its UEFI boot loaders are for ARM. */
  arm: boolean;
};

/** Debian's and every other GRUB for Xen search the first two (xen-facts 2.2). */
const MENUS = ['/boot/grub/grub.cfg', '/grub/grub.cfg', '/boot/grub2/grub.cfg', '/grub2/grub.cfg'] as const;
const FOLDERS = [
  '/',
  '/boot/',
  '/boot/loader/entries/',
  '/loader/entries/',
  '/EFI/BOOT/',
  '/root/.ssh/',
  '/home/',
] as const;
const FILES = [
  '/etc/os-release',
  '/usr/lib/os-release',
  '/etc/fstab',
  '/etc/shadow',
  '/usr/bin/cloud-init',
  '/etc/cloud/cloud.cfg',
  '/etc/cloud/cloud-init.disabled',
  '/etc/tiny-cloud.conf',
  '/bootmgr',
  '/Windows/System32/',
  '/EFI/Microsoft/',
] as const;
/** btrfs subvolumes that distributions keep `/` in. GRUB shows them as folders. */
const SUBVOLUMES = ['', '/@', '/root', '/@rootfs'] as const;
const QUESTIONS: readonly string[] = [...MENUS, ...FOLDERS, ...FILES];
/** Only the newest kernels are looked at: each costs a process. */
const KERNELS_READ = 2;

type Answers = ReadonlyMap<string, Seen>;

/** Looks into the file systems of a raw disk or partition image. Undefined: GRUB's reader is not on this host. */
export async function lookInside(
  probe: Probe,
  image: string,
  table: Table | null,
  whole: ImageFileSystem | null,
): Promise<Inside | undefined> {
  const reader = grubReader(probe, image);
  let places = placesOf(table, whole);
  if (places.some(({ fs }) => fs?.type === 'LVM2_member')) {
    const member = places.find(({ fs }) => fs?.type === 'LVM2_member')!.fs;
    places = [...places, ...(await reader.lvm()).map((device) => ({ device, prefix: '', fs: member }))];
  }
  places = places.flatMap((place) =>
    place.fs?.type === 'btrfs' ? SUBVOLUMES.map((prefix) => ({ ...place, prefix })) : [place],
  );
  if (places.length === 0) return gather(reader, table, []);
  const flat = await reader.look(places.flatMap((place) => QUESTIONS.map((question) => at(place, question))));
  if (!flat) return undefined;
  const seen = places.map((place, index) => {
    const answers = new Map(QUESTIONS.map((question, n) => [question, flat[index * QUESTIONS.length + n]!]));
    return { place, answers };
  });
  return gather(reader, table, seen);
}

function placesOf(table: Table | null, whole: ImageFileSystem | null): Place[] {
  if (!table) return [{ device: '', prefix: '', fs: whole }];
  const scheme = table.label === 'gpt' ? 'gpt' : 'msdos';
  return table.partitions
    .filter(({ fs }) => fs !== null && fs.type !== 'swap' && fs.type !== 'crypto_LUKS')
    .map(({ number, fs }) => ({ device: `${scheme}${number}`, prefix: '', fs }));
}

const at = ({ device, prefix }: Place, path: string): string => {
  const name = device === '' ? 'loop0' : device.startsWith('lvm/') ? device : `loop0,${device}`;
  return `(${name})${prefix}${path}`;
};

type SeenPlace = { place: Place; answers: Answers };

async function gather(reader: GrubReader, table: Table | null, seen: readonly SeenPlace[]): Promise<Inside> {
  const there = (answers: Answers, path: string): boolean => (answers.get(path)?.is ?? 'missing') !== 'missing';
  const hasSystem = ({ answers }: SeenPlace): boolean =>
    ['/etc/os-release', '/usr/lib/os-release', '/etc/fstab', '/etc/shadow'].some((path) => there(answers, path));
  const systems = seen.filter(hasSystem);
  const root = systems[0];
  const windows = seen.some(({ answers }) =>
    ['/bootmgr', '/Windows/System32/', '/EFI/Microsoft/'].some((path) => there(answers, path)),
  );
  const menu = findMenu(seen);
  const readText = async (path: string) =>
    root && there(root.answers, path) ? await reader.text(at(root.place, path)) : undefined;
  const [menuText, os, fstab, shadow, keys, kernels] = await Promise.all([
    menu ? reader.text(at(menu.place, menu.path)) : undefined,
    readText('/etc/os-release').then((text) => text ?? readText('/usr/lib/os-release')),
    readText('/etc/fstab'),
    readText('/etc/shadow'),
    root ? hasKeys(reader, root) : false,
    readKernels(reader, seen),
  ]);
  const cloudInit =
    root === undefined
      ? null
      : ['/usr/bin/cloud-init', '/etc/cloud/cloud.cfg', '/etc/tiny-cloud.conf'].some((p) => there(root.answers, p)) &&
        !there(root.answers, '/etc/cloud/cloud-init.disabled');
  return {
    root: root?.place.fs ?? null,
    os: (os === undefined ? null : parseOsRelease(os)) ?? (windows ? { id: 'windows', pretty: 'Windows' } : null),
    grub: menu
      ? {
          path: `${menu.place.prefix}${menu.path}`,
          device: menu.place.device,
          bls: menu.path.endsWith('/entries/') || usesBls(menuText ?? ''),
        }
      : null,
    kernels,
    ...groupsOf(seen),
    esp: seen.some(({ place, answers }) => isEsp(table, place) && hasLoader(answers)),
    arm: seen.some(({ answers }) => loadersIn(answers, ARM)) && !seen.some(({ answers }) => hasLoader(answers)),
    cloudInit,
    fstabRoot: fstab === undefined ? null : fstabRoot(fstab),
    hasLogin: root === undefined ? null : keys || (shadow === undefined ? null : passwordLogin(shadow)),
    systems: systems.map(({ place }) => place.device + place.prefix),
    unreadable:
      seen.length > 0 && seen.every(({ answers }) => [...answers.values()].every(({ is }) => is === 'missing')),
  };
}

/** GRUB writes `lvm/GROUP-VOLUME`, and a dash in a name twice (grub-core/disk/lvm.c). */
function groupsOf(seen: readonly SeenPlace[]): { volumeGroups?: string[] } {
  const names = seen.flatMap(
    ({ place }) => /^lvm\/((?:[^-]|--)+)-[^-]/.exec(place.device)?.[1]?.replaceAll('--', '-') ?? [],
  );
  return names.length === 0 ? {} : { volumeGroups: [...new Set(names)] };
}

/** In the order of GRUB for Xen: first one path on all file systems, then the next path. */
function findMenu(seen: readonly SeenPlace[]): { place: Place; path: string } | undefined {
  for (const path of MENUS) {
    const holder = seen.find(({ answers }) => answers.get(path)?.is === 'file');
    if (holder) return { place: holder.place, path };
  }
  // A Fedora whose stub menu is missing or on the ESP: the entries still say how it boots.
  for (const path of ['/boot/loader/entries/', '/loader/entries/']) {
    const holder = seen.find(({ answers }) => filesOf(answers.get(path)).some(({ name }) => name.endsWith('.conf')));
    if (holder) return { place: holder.place, path };
  }
  return undefined;
}

const filesOf = (answer: Seen | undefined) => (answer?.is === 'folder' ? answer.files : []);

function isEsp(table: Table | null, { fs }: Place): boolean {
  const type = table?.partitions.find(({ number }) => number === fs?.partition)?.type;
  return type !== undefined && ESP_TYPES.some((esp) => esp.toLowerCase() === type.toLowerCase());
}

/** Only the removable path counts: xl keeps no UEFI variables that could point elsewhere (pains P19). */
const hasLoader = (answers: Answers): boolean => loadersIn(answers, PC);

const PC = /^boot(x64|ia32)\.efi$/i;
const ARM = /^boot(aa64|arm)\.efi$/i;

const loadersIn = (answers: Answers, names: RegExp): boolean =>
  filesOf(answers.get('/EFI/BOOT/')).some(({ name }) => names.test(name));

async function readKernels(reader: GrubReader, seen: readonly SeenPlace[]): Promise<ImageKernel[]> {
  const found = seen.flatMap(({ place, answers }) => {
    const inFolder = (folder: '/' | '/boot/') =>
      findKernels(filesOf(answers.get(folder))).map(({ name, ramdisk }) => ({
        place,
        path: `${folder}${name}`,
        ramdisk: ramdisk === null ? null : `${folder}${ramdisk}`,
      }));
    const inBoot = inFolder('/boot/');
    // `/vmlinuz` is then only a link into /boot.
    return inBoot.length > 0 ? inBoot : inFolder('/');
  });
  return Promise.all(
    found.map(async ({ place, path, ramdisk }, index) => ({
      path,
      ramdisk,
      compression:
        index < KERNELS_READ
          ? await kernelPacking((skip, count) => reader.bytes(at(place, path), skip, count))
          : ('unknown' as const),
    })),
  );
}

/** Somebody's public key lies in the image. */
async function hasKeys(reader: GrubReader, { place, answers }: SeenPlace): Promise<boolean> {
  const isKeyFile = ({ name, size }: { name: string; size: number }) => name === 'authorized_keys' && size > 0;
  if (filesOf(answers.get('/root/.ssh/')).some(isKeyFile)) return true;
  const homes = filesOf(answers.get('/home/'))
    .filter(({ name }) => name.endsWith('/'))
    .slice(0, 50);
  if (homes.length === 0) return false;
  const folders = await reader.look(homes.map(({ name }) => at(place, `/home/${name}.ssh/`)));
  return (folders ?? []).some((folder) => filesOf(folder).some(isKeyFile));
}

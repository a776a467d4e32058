import type { Facts, FileSystem } from '../host/facts.ts';
import type { Action } from '../plan/action.ts';
import { noted, t } from '../text/t.ts';
import { parseSize } from '../units.ts';
import type { StorageBackend, StorageContext, Volume } from './backend.ts';
import { fileName, makeFile } from './file-volume.ts';
import { formatField } from './format-field.ts';
import { sizeField } from './size-field.ts';

const DEFAULT_DIR = '/var/lib/xen/images';

/** A file on one of the host's own file systems: the simplest place, easy to copy away. */
export const file: StorageBackend = {
  id: 'file',
  label: t('File'),
  summary: t('one file in a folder of the host: simplest, easy to copy, a little slower'),
  page: 'storage/file',
  traits: {
    snapshots: t('no, but for qcow2'),
    migration: t('no: the file is on one host only'),
    speed: t('good; through the host’s page cache'),
    sharing: t('this host'),
    failure: t('a full file system stops every guest on it'),
    needs: 'nothing',
  },
  suits: t('a file needs no preparation'),

  unavailable: () => undefined,

  fields(answers, context) {
    const dir = typeof answers.dir === 'string' ? answers.dir : DEFAULT_DIR;
    const holder = holderOf(context.facts, dir);
    return [
      {
        kind: 'path',
        wants: 'directory',
        key: `${context.at}.dir`,
        label: t('Folder for the disk'),
        help: t('The file with the guest’s disk is made in this folder. The folder is made too if it is missing.'),
        page: 'storage/file',
        suggest: { value: DEFAULT_DIR, because: t('Xen’s own tools look for images there') },
        check: (value) => unsuitable(String(value)),
      },
      formatField(context, 'storage/file'),
      sizeField(context, holder?.freeBytes, holder === undefined ? dir : storeName(holder)),
    ];
  },

  problems(answers, context) {
    const dir = String(answers.dir);
    const holder = holderOf(context.facts, dir);
    if (holder?.readOnly) {
      return [
        {
          field: `${context.at}.dir`,
          message: t`${dir} lies on a read-only file system (${holder.mount})`,
          remedy: t('Choose a folder on a file system that can be written to.'),
        },
      ];
    }
    const path = pathOf(answers, context);
    const owner = context.facts?.guests.find((guest) => guest.disks.includes(path));
    if (owner) {
      return [
        {
          field: `${context.at}.dir`,
          kind: 'conflict',
          message: t`${path} is already a disk of the guest ${owner.name}`,
          remedy: t('Choose another folder or another name.'),
        },
      ];
    }
    return [];
  },

  resolve: (answers, context): Volume => ({
    backend: 'file',
    guest: context.guest,
    path: pathOf(answers, context),
    kind: 'file',
    format: answers.format === 'qcow2' ? 'qcow2' : 'raw',
    bytes: parseSize(String(answers.size), 'GiB') ?? 0,
  }),

  /** Sparse, but promised in full: a guest must not meet a full file system one day. */
  shares(volume, facts) {
    const holder = holderOf(facts, volume.path);
    return holder ? [{ of: storeName(holder), bytes: volume.bytes, freeBytes: holder.freeBytes }] : [];
  },

  actions(volume) {
    const dir = volume.path.slice(0, volume.path.lastIndexOf('/')) || '/';
    return [...levelsOf(dir).map(makeFolder), makeFile(volume)];
  },

  route(volume, facts) {
    const holder = holderOf(facts, volume.path);
    return [volume.path, ...(holder ? [t`file system at ${holder.mount}`, holder.source] : [])];
  },

  xlDisk: (volume, vdev, access) => ({ target: volume.path, format: volume.format, vdev, access }),
};

function pathOf(answers: Readonly<Record<string, unknown>>, context: StorageContext): string {
  return `${String(answers.dir).replace(/\/+$/, '')}/${fileName(context.guest, context.role, answers.format)}`;
}

/** Folders that a dom0 has anyway, by the Filesystem Hierarchy Standard and Xen’s own package. */
const USUAL = /^\/(?:home|media|mnt|opt|root|srv|tmp|usr|var|var\/(?:lib|lib\/xen|local|opt|tmp))$/;

/** The folder, behind those above it that may be missing too: undo takes away what was made, and only the journal knows which. */
function levelsOf(dir: string): string[] {
  const names = dir.split('/').filter(Boolean);
  const all = names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
  return all.filter((each, index) => index === all.length - 1 || !USUAL.test(each));
}

const makeFolder = (dir: string): Action => ({
  id: `storage.folder.${dir}`,
  title: noted`Make the folder ${dir} if it is missing`,
  why: noted('The file with the guest’s disk lives there.'),
  effect: 'creates',
  touches: [dir],
  check: { run: ['test', '-d', dir] },
  whenThere: 'keep',
  do: [{ run: ['mkdir', '-p', '--', dir] }],
  // Other guests' files may have come to live in it meanwhile.
  undo: [{ run: ['rmdir', '--ignore-fail-on-non-empty', '--', dir], ok: [0, 1] }],
});

const storeName = ({ mount }: FileSystem): string => t`the file system at ${mount}`;

/** The file system that a folder lies (or will lie) on: the longest mount point above it. */
function holderOf(facts: Facts | undefined, dir: string): FileSystem | undefined {
  const above = (facts?.fileSystems ?? []).filter(
    ({ mount }) => mount === '/' || dir === mount || dir.startsWith(`${mount}/`),
  );
  return above.reduce<FileSystem | undefined>(
    (best, next) => (best === undefined || next.mount.length >= best.mount.length ? next : best),
    undefined,
  );
}

/** xl, qemu and the hotplug scripts each trip over other characters (xen-facts 3.2): a common safe set. */
function unsuitable(dir: string): { message: string; remedy: string } | undefined {
  if (/(^|\/)\.\.?(\/|$)/.test(dir)) {
    return { message: t`“${dir}” has . or .. in it`, remedy: t('Write the folder’s full path.') };
  }
  return /^[A-Za-z0-9/._+@%-]+$/.test(dir)
    ? undefined
    : {
        message: t`“${dir}” has a character that xl or its helpers cannot take`,
        remedy: t('Use letters, digits and / . _ + @ % - only; a symbolic link can give an old folder such a name.'),
      };
}

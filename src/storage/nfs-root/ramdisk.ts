import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';

/** Modules that reach a root on a file server, each with what it is for. The network card of a Xen guest comes first. */
const NEEDED: readonly (readonly [module: string, what: string])[] = [
  ['xen-netfront', t('Xen’s network card')],
  ['nfs', 'NFS'],
];

/**
 * What keeps an initial RAM disk from mounting a root on a file server. `listing`: the paths in it, a line each;
 * `builtin`: modules that the kernel has in itself. Field: what the guest's storage answers are under.
 *
 * initramfs-tools brings klibc's nfsmount, which knows NFS 2 and 3 only (klibc usr/kinit/nfsmount); dracut and others
 * bring mount.nfs, which knows all.
 */
export function ramdiskProblems(
  listing: string,
  builtin: ReadonlySet<string>,
  { at, version, ramdisk }: { at: string; version: string; ramdisk: string },
): Problem[] {
  const paths = listing.split('\n');
  const lacks = NEEDED.filter(([module]) => !builtin.has(module) && !paths.some((path) => isModule(path, module)));
  if (lacks.length > 0) {
    const what = lacks.map(([module, words]) => `${words} (${module})`).join(' and ');
    return [
      {
        field: `${at}.export`,
        message: t`the initial RAM disk ${ramdisk} in the export has no driver for ${what}: the guest could not reach its root`,
        remedy: t(
          'In that system, put MODULES=most into /etc/initramfs-tools/initramfs.conf and run: update-initramfs -u (Debian, Ubuntu); or: dracut -f --add nfs. Or name another kernel and initial RAM disk (source.kernel, source.ramdisk).',
        ),
      },
    ];
  }
  if (!version.startsWith('3') && hasOnlyKlibc(paths)) {
    return [
      {
        field: `${at}.version`,
        message: t`the initial RAM disk ${ramdisk} in the export mounts its root with klibc’s nfsmount, which speaks NFS 3 at most, not ${version}`,
        remedy: t('Answer 3; the file server must offer it too.'),
      },
    ];
  }
  return [];
}

/** `usr/lib/modules/6.1.0-40-amd64/kernel/fs/nfs/nfs.ko.xz`; file names have - or _ alike. */
function isModule(path: string, module: string): boolean {
  const name = /(?:^|\/)([^/]+)\.ko(?:\.(?:xz|zst|gz))?$/.exec(path)?.[1];
  return name?.replaceAll('_', '-') === module;
}

const hasOnlyKlibc = (paths: readonly string[]): boolean =>
  paths.some((path) => /(^|\/)nfsmount$/.test(path)) && !paths.some((path) => /(^|\/)mount\.nfs4?$/.test(path));

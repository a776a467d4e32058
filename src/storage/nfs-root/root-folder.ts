import { t } from '../../text/t.ts';
import type { StorageAnswers, Volume } from '../backend.ts';
import { badExport, type Export, tidied } from '../nfs-export.ts';

/** A folder of a file server that is a guest's /, and the NFS version that it is mounted with: `3`, `4.2`. */
export interface RootFolder extends Export {
  version: string;
}

/** What every kernel and every initial RAM disk can mount a root with. */
export const USUAL_VERSION = '3';

/** Undefined while the answers do not name one, or name one that cannot be. */
export function folderOf(answers: StorageAnswers): RootFolder | undefined {
  const { server, export: folder, version = USUAL_VERSION } = answers;
  if (server === undefined || folder === undefined) return undefined;
  if (badRootServer(String(server)) || badExport(String(folder))) return undefined;
  return { server: String(server), export: tidied(String(folder)), version: String(version) };
}

export function folderIn({ own }: Volume): RootFolder {
  const { server = '', export: folder = '', version = USUAL_VERSION } = own ?? {};
  return { server, export: folder, version };
}

/** The guest's kernel asks no name server, and `ip=` and `nfsroot=` know IPv4 only (nfsroot.rst of the kernel). */
export function badRootServer(server: string): { message: string; remedy: string } | undefined {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(server)?.slice(1).map(Number);
  if (octets?.every((octet) => octet <= 255) && octets[0] !== 0) {
    return octets[0] === 127
      ? {
          message: t`${server} is each machine’s own address: for the guest it would be the guest itself`,
          remedy: t('Name an address of the file server that the guest can reach.'),
        }
      : undefined;
  }
  return {
    message: t`“${server}” is not an IPv4 address`,
    remedy: t('Write the address, like 10.0.0.9: the guest’s kernel asks no name server, and speaks no IPv6 here.'),
  };
}

import type { Facts, FileSystem } from '../host/facts.ts';
import { t } from '../text/t.ts';

/** A folder of a file server, by the names that people and programs call it. */
export interface Export {
  server: string;
  export: string;
}

/** As mount(8) wants it: an IPv6 address stands in brackets. */
export const sourceOf = ({ server, export: folder }: Export): string =>
  `${server.includes(':') ? `[${server}]` : server}:${folder}`;

/** NFS mounts of the host: a server and an export that work. */
export function mountedExports(facts: Facts | undefined): (Export & { fileSystem: FileSystem })[] {
  return (facts?.fileSystems ?? []).flatMap((fileSystem) => {
    const [, server, folder] = /^\[?([^[\]]+?)\]?:(\/.*)$/.exec(fileSystem.source) ?? [];
    const usable = /^nfs4?$/.test(fileSystem.type) && !fileSystem.readOnly && server && folder;
    return usable && !badServer(server) && !badExport(folder) ? [{ server, export: folder, fileSystem }] : [];
  });
}

/** One spelling: no slash twice, none at the end. */
export const tidied = (folder: string): string => folder.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');

export function badServer(server: string): { message: string; remedy: string } | undefined {
  const isName = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(server) && server.length <= 253;
  const isIpv6 = /^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$/.test(server);
  if (isName || isIpv6) return undefined;
  return {
    message: t`“${server}” is neither a host’s name nor an address`,
    remedy: server.includes(':/')
      ? t('Write only what stands before the colon; the folder has a question of its own.')
      : t('Write it like 10.0.0.9, fd00::9 or files.example.org.'),
  };
}

/** Also a path in xl's config, in a unit and on command lines: a common safe set (xen-facts 3.2). */
export function badExport(folder: string): { message: string; remedy: string } | undefined {
  if (!folder.startsWith('/') || /(^|\/)\.\.?(\/|$)/.test(folder)) {
    return { message: t`“${folder}” is not a full path`, remedy: t('Write it from the server’s root, like /srv/xen.') };
  }
  if (/^[A-Za-z0-9/._+@%-]+$/.test(folder)) return undefined;
  return {
    message: t`“${folder}” has a character that mount units or their tools cannot take`,
    remedy: t('Use letters, digits and / . _ + @ % - only; the server can export the folder under such a name.'),
  };
}

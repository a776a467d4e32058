import type { Trouble } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import { sourceOf } from '../nfs-export.ts';
import type { RootFolder } from './root-folder.ts';

/** What it means when this host cannot mount a guest's root. The last fits whatever was said. */
export function cannotMount(folder: RootFolder): (Trouble & { message: string })[] {
  const { server, export: path, version } = folder;
  const source = sourceOf(folder);
  return [
    {
      when: ['access denied', 'Permission denied', 'Operation not permitted'],
      message: noted`the file server ${server} does not let this host mount ${path}`,
      remedy: noted`On the server, name this host and the guest in /etc/exports – ${path} HOST(rw,sync,no_subtree_check,no_root_squash) GUEST(the same) – then: exportfs -ra.`,
    },
    {
      when: ['No such file or directory'],
      message: noted`the file server ${server} has no export ${path}, or none for this host`,
      remedy: noted`See what it exports, and to whom: exportfs -v on the server, or showmount -e ${server} here.`,
    },
    {
      when: [
        'mount option',
        'Protocol not supported',
        'Invalid argument',
        'RPC prog. not avail',
        'requested NFS version',
      ],
      message: noted`the file server ${server} does not offer ${path} by NFS ${version}`,
      remedy: version.startsWith('3')
        ? noted(
            'Switch NFS 3 on there (vers3=y in /etc/nfs.conf, and rpcbind), or answer another version, if the guest’s initial RAM disk can do it.',
          )
        : noted('Answer version 3, or switch that version on there (/etc/nfs.conf).'),
    },
    {
      when: ['did not end', 'timed out', 'Connection refused', 'No route to host', 'is unreachable', 'Host is down'],
      message: noted`the file server ${server} does not answer`,
      remedy: noted`See that it is up (ping ${server}), that NFS runs on it, and that no firewall is between: TCP ports 2049 and, for NFS 3, 111.`,
    },
    {
      when: ['bad option', 'unknown filesystem type', 'mount.nfs: not found'],
      message: noted('this host cannot mount NFS'),
      remedy: noted('Install it: apt install nfs-common.'),
    },
    {
      message: noted`${source} could not be mounted`,
      remedy: noted`Try it by hand: mount -t nfs -o nfsvers=${version},nolock ${source} /mnt`,
    },
  ];
}

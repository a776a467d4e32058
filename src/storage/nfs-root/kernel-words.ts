import type { NetworkCard } from '../../network/card.ts';
import type { RootFolder } from './root-folder.ts';

/**
 * What the guest's kernel is told of its root, beside `root=/dev/nfs`: words of Linux's admin-guide/nfs/nfsroot.rst, which
 * initramfs-tools and dracut read too. `nfsvers=`, not `vers=`: klibc's nfsmount knows only that. Left to themselves
 * kernels differ: some still begin with NFS 2.
 */
export function kernelWords(folder: RootFolder, card: NetworkCard, guest: string): string[] {
  return [`nfsroot=${folder.server}:${folder.export},nfsvers=${folder.version},tcp`, `ip=${addressWords(card, guest)}`];
}

/** ip=CLIENT:SERVER:GATEWAY:NETMASK:HOSTNAME:DEVICE:AUTOCONF:DNS0:DNS1. No device: the first card that comes up. */
function addressWords({ address }: NetworkCard, guest: string): string {
  if (address.dhcp) return 'dhcp';
  const [ip = '', prefix = ''] = address.ip.split('/');
  const { gateway, prefix: bits } = address.asInNetwork ?? { gateway: address.gateway, prefix: Number(prefix) };
  const { dns } = address;
  const servers = dns.filter((each) => !each.includes(':')).slice(0, 2);
  return [ip, '', gateway ?? '', netmask(bits), guest, '', 'none', ...servers].join(':');
}

/** 24 is 255.255.255.0. */
function netmask(prefix: number): string {
  const octets = [0, 8, 16, 24].map((before) => Math.min(8, Math.max(0, prefix - before)));
  return octets.map((bits) => 256 - 2 ** (8 - bits)).join('.');
}

import { printable } from '../probe.ts';
import type { DiscFindings } from './findings.ts';

type Os = DiscFindings['os'];

/** How the makers call themselves in their own files, and the id of their os-release. Derived systems come first. */
const MAKERS: readonly [name: RegExp, id: string][] = [
  [/^linux ?mint/i, 'linuxmint'],
  [/^(x|k|l|ed)?ubuntu/i, 'ubuntu'],
  [/^debian/i, 'debian'],
  [/^fedora/i, 'fedora'],
  [/^red ?hat/i, 'rhel'],
  [/^rocky/i, 'rocky'],
  [/^alma/i, 'almalinux'],
  [/^centos/i, 'centos'],
  [/^oracle/i, 'ol'],
  [/^opensuse[ -]tumbleweed/i, 'opensuse-tumbleweed'],
  [/^opensuse/i, 'opensuse-leap'],
  [/^(suse|sle)/i, 'sles'],
  [/^alpine/i, 'alpine'],
  [/^proxmox/i, 'proxmox'],
  [/^kali/i, 'kali'],
];

function named(pretty: string, otherwise: string | null = null): Os {
  const clean = printable(pretty);
  const id = MAKERS.find(([name]) => name.test(clean))?.[1] ?? otherwise;
  return clean === '' || id === null ? null : { id, pretty: clean };
}

/** `Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 NETINST …`: what stands before the dash. */
export function osOfInfo(info: string): Os {
  return named((info.split('\n')[0] ?? '').split(' - ')[0] ?? '', 'linux');
}

/** The sections `[release]` and `[general]` of a .treeinfo (productmd): name and version of the system. */
export function osOfTreeinfo(text: string): Os {
  const value = (section: string, key: string): string => {
    const from = text.indexOf(`[${section}]`);
    const body = from < 0 ? '' : (text.slice(from + section.length + 2).split('\n[')[0] ?? '');
    return new RegExp(`^${key}[ \\t]*=(.*)$`, 'm').exec(body)?.[1]?.trim() ?? '';
  };
  const name = value('release', 'name') || value('general', 'family');
  const version = value('release', 'version') || value('general', 'version');
  return named(name.endsWith(version) ? name : `${name} ${version}`, 'linux');
}

/** Labels by the habit of each maker, as osinfo-db lists them; `$1.$2` are the numbers found in it. */
const LABELS: readonly [label: RegExp, id: string, pretty: string][] = [
  [/^Debian (\d[\d.]*|testing) /, 'debian', 'Debian $1'],
  [/^d-live (\d[\d.]*)/, 'debian', 'Debian $1 (live)'],
  [/^((?:[A-Z][a-z]*)?[Uu]buntu(?:-Server)?) (\d[\d.]*)/, 'ubuntu', '$1 $2'],
  [/^Fedora-.*-(\d{2,3})(?:[-_]|$)/, 'fedora', 'Fedora $1'],
  [/^Rocky-(\d+)-(\d+)/, 'rocky', 'Rocky Linux $1.$2'],
  [/^AlmaLinux-(\d+)[-_.](\d+)/, 'almalinux', 'AlmaLinux $1.$2'],
  [/^RHEL-(\d+)-(\d+)/, 'rhel', 'Red Hat Enterprise Linux $1.$2'],
  [/^CentOS-Stream-(\d+)/, 'centos', 'CentOS Stream $1'],
  [/^CentOS[ -](\d+)/, 'centos', 'CentOS $1'],
  [/^(?:OL|Oracle-Linux)-(\d+)[-.](\d+)/, 'ol', 'Oracle Linux $1.$2'],
  [/^alpine-\w+ v?(\d[\d.]*)/, 'alpine', 'Alpine Linux $1'],
  [/^openSUSE-Tumbleweed/, 'opensuse-tumbleweed', 'openSUSE Tumbleweed'],
  [/^(?:openSUSE-Leap-|Install-Leap-)(\d+\.\d+)/, 'opensuse-leap', 'openSUSE Leap $1'],
  [/^(?:SLES?-|Install-SUSE-SLE-)(\d+)/, 'sles', 'SUSE Linux Enterprise $1'],
  [/^ARCH_\d{6}/, 'arch', 'Arch Linux'],
  [/^nixos-/, 'nixos', 'NixOS'],
  [/^(\d+)_(\d+)_RELEASE_/, 'freebsd', 'FreeBSD $1.$2'],
  [/^OpenBSD\/amd64 +(\d+\.\d+)/, 'openbsd', 'OpenBSD $1'],
  [/^NETBSD_(\d+)/, 'netbsd', 'NetBSD'],
];

export function osOfLabel(label: string): Os {
  for (const [pattern, id, pretty] of LABELS) {
    const match = pattern.exec(label);
    if (match) return { id, pretty: pretty.replace(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? '') };
  }
  return null;
}

import type { Tree } from './tree.ts';

/** A disc of drivers for Windows guests: of Xen's own kind, or of KVM's, which are of no use here. */
export function findDrivers(tree: Tree | undefined, label: string | null): 'xen' | 'virtio' | undefined {
  const names = tree?.root ?? [];
  if (/^virtio-win/i.test(label ?? '') || (has(names, /^viostor\/$/i) && has(names, /^netkvm\/$/i))) return 'virtio';
  if (/\b(xcp-ng|xenserver|citrix)\b.*\b(tools|drivers)\b/i.test(label ?? '')) return 'xen';
  return has(names, XEN) ? 'xen' : undefined;
}

/** Files of the Xen Project's drivers (a folder or archive each), of Citrix's and XenServer's tools, and of XCP-ng's. */
const XEN =
  /^(xen(bus|vbd|vif|net|iface)(\/|\.tar|\.zip)|managementagent[\w.-]*\.msi|xen(tools|drivers|server)[\w.-]*\.msi|installwizard\.msi)$/i;

const has = (names: readonly string[], pattern: RegExp): boolean => names.some((name) => pattern.test(name));

import type { TrafficFacts } from '../traffic.ts';

const PROC = '/proc/sys/';

/** Files below /proc/sys by the name that sysctl(8) has for them; a card’s name may hold a dot, which it writes as `/`. */
export function readSwitches(files: ReadonlyMap<string, string>): TrafficFacts['switches'] {
  const found: Record<string, string> = {};
  for (const [path, content] of files) {
    if (!path.startsWith(PROC)) continue;
    const parts = path.slice(PROC.length).split('/');
    found[parts.map((part) => part.replaceAll('.', '/')).join('.')] = content.trim();
  }
  return found;
}

/** What is judged; `net.ipv4.conf.all.forwarding` is the same switch as `net.ipv4.ip_forward`. */
const JUDGED =
  /^net\.(ipv4\.ip_forward|ipv6\.conf\.all\.forwarding|ipv4\.conf\.all\.forwarding|ipv4\.conf\..+\.rp_filter|bridge\.bridge-nf-call-.+)$/;

/** A later folder’s file replaces one of the same name (sysctl.d(5)). */
const FOLDERS = ['/usr/lib/sysctl.d', '/usr/local/lib/sysctl.d', '/run/sysctl.d', '/etc/sysctl.d'];

/**
 * Lines of sysctl’s files in the order in which they are read at boot: by the file’s name, whatever the folder;
 * /etc/sysctl.conf is the 99th (Debian has a link 99-sysctl.conf to it, sysctl(8) itself reads it last).
 */
export function readSwitchLines(files: ReadonlyMap<string, string>): TrafficFacts['switchLines'] {
  const byName = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const path of files.keys()) {
      const name = path.slice(folder.length + 1);
      if (path === `${folder}/${name}` && name.endsWith('.conf')) byName.set(name, path);
    }
  }
  if (files.has('/etc/sysctl.conf')) byName.set('99-sysctl.conf', '/etc/sysctl.conf');
  const inOrder = [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([, file]) => readLines(files.get(file)!, file));
}

const readLines = (content: string, file: string): TrafficFacts['switchLines'] =>
  content.split('\n').flatMap((text, index) => {
    const [, written = '', value = ''] = /^\s*-?\s*([^#;=\s]+)\s*=\s*(\S+)\s*$/.exec(text) ?? [];
    // `net/ipv4/ip_forward` is the other way to write it; then a dot belongs to a name.
    const slash = written.indexOf('/');
    const dot = written.indexOf('.');
    const name =
      slash !== -1 && (dot === -1 || slash < dot)
        ? written.replace(/[./]/g, (sign) => (sign === '/' ? '.' : '/'))
        : written;
    return JUDGED.test(name) ? [{ name, value, file, line: index + 1 }] : [];
  });

import { AUTOSTART_FOLDER } from '../autostart.ts';
import type { Facts, Guest } from '../facts.ts';
import { nfsRootIn, readGuestConfig } from './guest-config.ts';
import { failure, isRow, number, type Probe, type Row, rows, text } from './probe.ts';
import { splitGrep } from './text-files.ts';

const MiB = 2 ** 20;
/** There SUSE keeps configs, without an ending, some beside one in XML. */
const SUSE_FOLDER = '/etc/xen/vm';

/** Guests that run (as xl tells) and guests that are described in /etc/xen; the host itself, Domain-0, is none. */
export const guests: Probe = {
  id: 'guests',
  commands: {
    list: { argv: ['xl', 'list'], timeoutMs: 30_000 },
    details: { argv: ['xl', 'list', '-l'], timeoutMs: 30_000 },
    configs: {
      argv: [
        ...(['find', '-L', '/etc/xen', AUTOSTART_FOLDER, SUSE_FOLDER] as const),
        ...['-maxdepth', '1', '-type', 'f', '-size', '-512k', '!', '-name', '*.xml', '('],
        ...['-name', '*.cfg', '-o', '-path', `${AUTOSTART_FOLDER}/*`, '-o', '-path', `${SUSE_FOLDER}/*`, ')'],
        ...['-exec', 'grep', '-aHZ', '', '{}', '+'],
      ],
    },
  },
  parse: (seen) => {
    const list = seen.result('list');
    const details = seen.result('details');
    const running = list.code === 0 ? readList(list.stdout) : [];
    const gaps: Facts['gaps'] = [];
    // Without xl at all nothing runs here; the xen probe has said so.
    const problem = list.code === 0 ? failure(details) : undefined;
    if (problem !== undefined) gaps.push({ probe: 'guests', reason: `xl list -l: ${problem}` });
    const known = addDetails(running, details.code === 0 ? details.stdout : '[]');
    const described: Guest[] = [];
    for (const [path, content] of splitGrep(seen.result('configs').stdout)) {
      const { guest, gap } = readGuestConfig(path, content);
      if (guest) described.push(path.startsWith(`${AUTOSTART_FOLDER}/`) ? { ...guest, autostart: [path] } : guest);
      if (gap !== undefined) gaps.push({ probe: 'guests', reason: gap });
    }
    return { guests: merge([...known, ...described]), gaps };
  },
};

/** `xl list`: name, id, MiB, VCPUs, state, seconds. The name may be empty while a domain is being built. */
function readList(stdout: string): Guest[] {
  return stdout.split('\n').flatMap((line) => {
    const match = /^(.*?)\s+(\d+)\s+(\d+)\s+\d+\s+[a-z-]{6}\s+[\d.]+\s*$/.exec(line);
    if (!match || match[2] === '0') return [];
    const [, name = '', domid, mib] = match;
    const memoryBytes = Number(mib) * MiB;
    return [{ name, domid: Number(domid), uuid: null, memoryBytes, macs: [], disks: [], config: null }];
  });
}

/** `xl list -l`: libxl's own view of each domain, with the defaults left out (xen-facts 7). */
function addDetails(running: readonly Guest[], stdout: string): Guest[] {
  const details = new Map<number, Row>();
  try {
    for (const domain of rows(JSON.parse(stdout))) {
      if (isRow(domain.config)) details.set(number(domain.domid), domain.config);
    }
  } catch {
    // What xl list said must do.
  }
  return running.map((guest) => {
    const config = details.get(guest.domid ?? -1);
    if (!config) return guest;
    const info = isRow(config.c_info) ? config.c_info : {};
    const build = isRow(config.b_info) ? config.b_info : {};
    return {
      ...guest,
      uuid: text(info.uuid),
      macs: rows(config.nics).flatMap((nic) => text(nic.mac)?.toLowerCase() ?? []),
      disks: rows(config.disks).flatMap((disk) => text(disk.pdev_path) ?? []),
      ...nfsRootIn(build.cmdline),
    };
  });
}

/** xendomains starts every file there, and goes by the name within it. */
function bothAutostart(...guests: Guest[]): Pick<Guest, 'autostart'> {
  const autostart = guests.flatMap((guest) => guest.autostart ?? []).sort();
  return autostart.length === 0 ? {} : { autostart };
}

/** One entry a name. What runs comes first and wins; disks and cards of both count, since both are spoken for. */
function merge(all: readonly Guest[]): Guest[] {
  const byName = new Map<string, Guest>();
  for (const guest of all) {
    const first = byName.get(guest.name);
    byName.set(
      guest.name,
      first
        ? {
            ...first,
            uuid: first.uuid ?? guest.uuid,
            memoryBytes: first.memoryBytes ?? guest.memoryBytes,
            macs: [...new Set([...first.macs, ...guest.macs])],
            disks: [...new Set([...first.disks, ...guest.disks])],
            ...(guest.vifnames === undefined ? {} : { vifnames: guest.vifnames }),
            ...(guest.nfsRoot === undefined ? {} : { nfsRoot: first.nfsRoot ?? guest.nfsRoot }),
            config: first.config ?? guest.config,
            ...bothAutostart(first, guest),
          }
        : guest,
    );
  }
  return [...byName.values()];
}

import { noted } from '../../text/t.ts';
import { parseDisk } from '../../xl/disk.ts';
import { parseConfig } from '../../xl/parse.ts';
import type { XlValue } from '../../xl/value.ts';
import { parseVif } from '../../xl/vif.ts';
import type { Guest } from '../facts.ts';

const MiB = 2 ** 20;

/**
 * What a config file says a guest owns. A file that xl would refuse is a gap, but what can be read of it counts all
 * the same: a disk that it names may be somebody's. Without a name it is no guest's config.
 */
export function readGuestConfig(path: string, content: string): { guest?: Guest; gap?: string } {
  const { accepted, settings, problems } = parseConfig(content);
  const name = settings.get('name');
  const uuid = settings.get('uuid');
  const wrong = problems.find(({ severity }) => severity === 'error');
  const gap = accepted || !wrong ? {} : { gap: noted`${path}, line ${wrong.line}: ${wrong.message}` };
  if (typeof name !== 'string' || name === '') return gap;
  const mib = Number(settings.get('memory'));
  const guest: Guest = {
    name,
    domid: null,
    uuid: typeof uuid === 'string' ? uuid.toLowerCase() : null,
    memoryBytes: mib > 0 ? mib * MiB : null,
    macs: texts(settings.get('vif')).flatMap((vif) => parseVif(vif).vif.mac?.toLowerCase() ?? []),
    ...addressesIn(texts(settings.get('vif'))),
    ...vifnamesIn(texts(settings.get('vif'))),
    disks: texts(settings.get('disk')).flatMap(diskTarget),
    ...nfsRootIn(settings.get('cmdline') ?? settings.get('extra')),
    config: path,
  };
  return { guest, ...gap };
}

/** `ip=` of cards: addresses with spaces between them, perhaps with a prefix (xen-facts 6.1). */
function addressesIn(vifs: readonly string[]): { addresses: string[] } | undefined {
  const all = vifs.flatMap((vif) => parseVif(vif).vif.ip?.split(' ') ?? []);
  const addresses = all.map((each) => each.replace(/\/.*/, '')).filter(Boolean);
  return addresses.length > 0 ? { addresses } : undefined;
}

/** `nfsroot=[SERVER:]FOLDER[,OPTIONS]` of a kernel's command line. */
export function nfsRootIn(commandLine: unknown): { nfsRoot: string } | undefined {
  const said = typeof commandLine === 'string' ? /(?:^|\s)nfsroot=([^\s,]+)/.exec(commandLine)?.[1] : undefined;
  return said === undefined ? undefined : { nfsRoot: said.replace(/\/+/g, '/').replace(/(.)\/$/, '$1') };
}

function vifnamesIn(cards: readonly string[]): Pick<Guest, 'vifnames'> {
  const vifnames = cards.flatMap((card) => parseVif(card).vif.vifname ?? []);
  return vifnames.length === 0 ? {} : { vifnames };
}

function diskTarget(spec: string): string[] {
  const read = parseDisk(spec);
  return 'disk' in read && read.disk.target !== null ? [read.disk.target] : [];
}

const texts = (value: XlValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

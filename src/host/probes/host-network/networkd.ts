import type { NetworkdFacts, NetworkdLink } from '../../host-network.ts';

const LINKS = '/run/systemd/netif/links/';
const LEASES = '/run/systemd/netif/leases/';

/**
 * What systemd-networkd says of each card: a file a link in /run/systemd/netif, with the .network file that it chose
 * (networkd keeps it there for `networkctl status`). Null: it does not run, or it has no card.
 */
export function readNetworkd(
  netif: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, string>,
  nameOf: ReadonlyMap<number, string>,
  cards: readonly string[],
): NetworkdFacts | null {
  const links = [...netif].flatMap(([path, content]): NetworkdLink[] => {
    const index = path.startsWith(LINKS) ? path.slice(LINKS.length) : '';
    const card = nameOf.get(Number(index));
    if (card === undefined || !cards.includes(card)) return [];
    const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(content)?.[1]?.replace(/^"(.*)"$/, '$1') ?? '';
    const file = value('NETWORK_FILE');
    const dropIns = value('NETWORK_FILE_DROPINS').split(/[\s:]+/);
    const lines = [file, ...dropIns].flatMap((each) => files.get(withoutUsr(each)) ?? files.get(each) ?? '').join('\n');
    return [
      {
        card,
        state: value('ADMIN_STATE'),
        file: file === '' ? null : file,
        lines: lines.split('\n').filter((line) => line.trim() !== '' && !/^\s*[#;]/.test(line)),
        iaid: iaidOf(netif.get(`${LEASES}${index}`)),
      },
    ];
  });
  return links.length > 0 ? { links } : null;
}

/** Where /lib is a link to /usr/lib, both names are used. */
const withoutUsr = (path: string): string => (path.startsWith('/lib/') ? `/usr${path}` : path);

/** RFC 4361: the client's identity is the byte 255, four bytes of IAID, and the machine's DUID. */
function iaidOf(lease: string | undefined): number | null {
  const hex = /^CLIENTID=ff([0-9a-f]{8})/im.exec(lease ?? '')?.[1];
  return hex === undefined ? null : Number.parseInt(hex, 16);
}

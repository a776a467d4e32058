import { everything, onHost, untilOnHost } from './host.ts';

/** A machine outside, in a namespace of the dom0: it reaches the host, and knows the way to the guests’ private network. */
const OUTSIDE = '198.51.100.2';
/** The host’s address as that machine sees it. */
export const HOST_SEEN = '198.51.100.1';
/** Put before a command, it is given by the machine outside. */
export const fromOutside = 'ip netns exec xg-outside';

export async function makeOutside(): Promise<void> {
  await onHost(`
    ip netns add xg-outside
    ip link add name xgt0 type veth peer name xgt1 netns xg-outside
    ip address add ${HOST_SEEN}/30 dev xgt0
    ip link set dev xgt0 up
    ip -n xg-outside address add ${OUTSIDE}/30 dev xgt1
    ip -n xg-outside link set dev xgt1 up
    ip -n xg-outside route add 10.77.0.0/24 via ${HOST_SEEN}`);
  await untilOnHost("ip -o link show dev xgt0 | grep -q 'state UP'", 60);
}

export const takeOutsideAway = (): Promise<string> => onHost('ip link delete dev xgt0; ip netns delete xg-outside');

/** All that a network could leave on the host: addresses, rules, what the kernel passes on, units, files. */
export async function everythingOfNetworks(): Promise<string[]> {
  const output = await onHost(`
    ip -br address | tr -s ' ' | sed 's/^/address /'
    ip -4 route | sed 's/^/route /'
    nft list ruleset | sed 's/^/rule /'
    sysctl net.ipv4.ip_forward
    find /etc/systemd/system /etc/sysctl.d /run -path '*xenguide*' ! -path '*/xen-hotplug/*' | sed 's/^/there /'
    systemctl list-units --all --plain --no-legend 'xenguide-*' | sed 's/ .*//; s/^/loaded /'`);
  return [...(await everything()), ...output.split('\n').filter(Boolean)];
}

/**
 * What becomes of a connection: a port of the guest that nobody listens on answers “refused” by itself, so that the guest
 * was reached; silence means that something dropped it, or that the router found nobody at the address (a paused guest
 * does not answer ARP).
 */
export async function reach(address: string, port: number, from = ''): Promise<'reached' | 'silence'> {
  const line = `${from} timeout 15 bash -c ': </dev/tcp/${address}/${port}' 2>&1; echo "code $?"`;
  const said = await onHost(line);
  if (/code 124|No route to host/.test(said)) return 'silence';
  if (/refused|code 0/.test(said)) return 'reached';
  throw new Error(said);
}

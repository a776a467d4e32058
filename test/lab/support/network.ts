import { everything, onHost } from './host.ts';
import { makeOutside, removeOutside } from './outside.ts';

const SPACE = 'xg-outside';
/** The host’s end of the wire to it. */
export const CARD = 'xgt0';
/** The host’s address as the machine outside sees it. */
export const HOST_SEEN = '198.51.100.1';
/** Put before a command, it is given by the machine outside. */
export const fromOutside = `ip netns exec ${SPACE}`;

/** A machine outside that knows the way to the guests’ private network. */
export async function standOutside(): Promise<void> {
  await makeOutside(SPACE, CARD, { host: [`${HOST_SEEN}/30`], outside: ['198.51.100.2/30'] });
  await onHost(`ip -n ${SPACE} route add 10.77.0.0/24 via ${HOST_SEEN}`);
}

export const goInside = (): Promise<string> => removeOutside(SPACE, CARD);

/** All that a network could leave on the host: addresses, rules, what the kernel passes on, units, files. */
export async function everythingOfNetworks(): Promise<string[]> {
  // The lab's own bridge gives itself a link-local address when its first card comes, and keeps it; what the emulator's router
  // advertises comes some time later.
  const output = await onHost(`
    ip -br address | tr -s ' ' | sed '/^xenbr0 /s/ fe80:[^ ]*//; s/ fec0:[^ ]*//; s/^/address /'
    ip -4 route | sed 's/^/route /'
    nft list ruleset | sed 's/^/rule /'
    sysctl net.ipv4.ip_forward net.ipv6.conf.all.forwarding
    find /etc/systemd/system /etc/sysctl.d /run -path '*xenguide*' ! -path '*/xen-hotplug/*' | sed 's/^/there /'
    systemctl list-units --all --plain --no-legend 'xenguide-*' | sed 's/ .*//; s/^/loaded /'`);
  return [...(await everything()), ...output.split('\n').filter(Boolean)];
}

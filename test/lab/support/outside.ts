import { onHost, untilOnHost } from './host.ts';

/** A machine outside, in a namespace of the dom0, on a wire to it. `card` is the dom0’s end. */
export async function makeOutside(space: string, card: string, addresses: { host: string[]; outside: string[] }) {
  const add = (words: string, all: string[]) => all.map((each) => `${words.replace('ADDRESS', each)}`).join('\n');
  await onHost(`
    ip netns add ${space}
    ip link add name ${card} type veth peer name outside netns ${space}
    ${add(`ip address add ADDRESS dev ${card} nodad`, addresses.host)}
    ip link set dev ${card} up
    ${add(`ip -n ${space} address add ADDRESS dev outside nodad`, addresses.outside)}
    ip -n ${space} link set dev outside up`);
  await untilOnHost(`ip -o link show dev ${card} | grep -q 'state UP'`, 60);
}

export const removeOutside = (space: string, card: string): Promise<string> =>
  onHost(`ip link delete dev ${card}; ip netns delete ${space}`);

/**
 * What becomes of a connection: a port of the guest that nobody listens on answers “refused” by itself, so that the guest
 * was reached; silence means that something dropped it, or that the router found nobody at the address (a paused guest
 * does not answer ARP). `from`: words before the command, like `ip netns exec SPACE`.
 */
export async function reach(address: string, port: number, from = ''): Promise<'reached' | 'silence'> {
  const line = `${from} timeout 15 bash -c ': </dev/tcp/${address}/${port}' 2>&1; echo "code $?"`;
  const said = await onHost(line);
  if (/code 124|No route to host/.test(said)) return 'silence';
  if (/refused|code 0/.test(said)) return 'reached';
  throw new Error(said);
}

import type { Facts } from '../host/facts.ts';
import { readSubnet, type Subnet } from './subnet.ts';

/** A route to more than the largest private network: a part of the way out, which a VPN cuts in two (0.0.0.0/1 and 128.0.0.0/1). */
const WIDEST = 8;

/** IPv4 networks that the host has to do with, and over what; the default route is none. `but`: an interface left out. */
export function takenSubnets(
  facts: Facts | undefined,
  but: string | undefined,
): { subnet: Subnet; text: string; by: string }[] {
  const own = [...(facts?.nics ?? []), ...(facts?.bridges ?? [])].flatMap(({ name, addresses }) =>
    addresses.map((text) => ({ text, by: name })),
  );
  const routes = (facts?.routes ?? [])
    .filter(({ to }) => (readSubnet(to)?.prefix ?? 0) >= WIDEST)
    .map(({ to, device }) => ({ text: to, by: device }));
  const networks = (facts?.natNetworks ?? []).map(({ name, subnet }) => ({ text: subnet, by: name }));
  return [...own, ...routes, ...networks].flatMap(({ text, by }) => {
    const subnet = readSubnet(text);
    return subnet && by !== but ? [{ subnet, text, by }] : [];
  });
}

import type { Facts } from '../host/facts.ts';
import { readSubnet, type Subnet } from './subnet.ts';

/** IPv4 networks that the host has to do with, and over what; the default route is none. `but`: an interface left out. */
export function takenSubnets(
  facts: Facts | undefined,
  but: string | undefined,
): { subnet: Subnet; text: string; by: string }[] {
  const own = [...(facts?.nics ?? []), ...(facts?.bridges ?? [])].flatMap(({ name, addresses }) =>
    addresses.map((text) => ({ text, by: name })),
  );
  const routes = (facts?.routes ?? []).map(({ to, device }) => ({ text: to, by: device }));
  const networks = (facts?.natNetworks ?? []).map(({ name, subnet }) => ({ text: subnet, by: name }));
  return [...own, ...routes, ...networks].flatMap(({ text, by }) => {
    const subnet = readSubnet(text);
    return subnet && by !== but ? [{ subnet, text, by }] : [];
  });
}

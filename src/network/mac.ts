/**
 * A MAC in its usual form, lower case with colons; undefined for anything else. xl itself takes nearly everything and
 * uses what it could read (xen-facts 6.1), so this is the only check there is.
 */
export function normalMac(text: string): string | undefined {
  const mac = text.toLowerCase();
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(mac)) return undefined;
  // The lowest bit of the first byte marks a multicast address, which no card can have.
  return Number.parseInt(mac.slice(0, 2), 16) % 2 === 0 ? mac : undefined;
}

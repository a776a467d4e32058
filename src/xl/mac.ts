import { t } from '../text/t.ts';
/** Why a MAC address is not one a card can have, in words; undefined when it is fine. */
export function macProblem(mac: string): string | undefined {
  if (!/^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$/.test(mac)) {
    return t('is not of the form 00:16:3e:12:34:56 (six pairs of hexadecimal digits)');
  }
  const address = mac.toLowerCase();
  if (address === 'fe:ff:ff:ff:ff:ff') return t('is the address every vif has on the host side');
  if (address === '00:00:00:00:00:00') return t('is all zeros');
  if (Number.parseInt(address.slice(0, 2), 16) & 1) return t('is a multicast address (its first byte is odd)');
  return undefined;
}

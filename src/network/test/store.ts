/**
 * Guests' cards as xenstore has them: what libxl and the hotplug script wrote, and how far the two drivers have come.
 */

export interface StoreVif {
  domid: number;
  devid: number;
  /** On the host: `vif3.0`, or what vifname= says. */
  name: string;
  mac: string;
  bridge: string;
  /** Of the host's driver; 4: both sides are connected (xen/include/public/io/xenbus.h). */
  state: number | null;
  /** `connected` once the hotplug script was through. */
  hotplug: string;
  /** What a hotplug script that failed said. */
  hotplugError: string;
  script: string;
}

const ROOT = '/local/domain/0/backend/vif';

/** Lists every key with its whole path (xenstore-ls(1), -f). Not there: no guest has a card. */
export const STORE_ARGV = ['xenstore-ls', '-f', ROOT] as const;

/** The lines of STORE_ARGV: `/local/domain/0/backend/vif/3/0/mac = "00:16:3e:00:00:01"`. */
export function readStore(stdout: string): StoreVif[] {
  const found = new Map<string, Map<string, string>>();
  for (const [, place = '', key = '', value = ''] of stdout.matchAll(
    /^\/local\/domain\/0\/backend\/vif\/(\d+\/\d+)\/([\w-]+) = "(.*)"$/gm,
  )) {
    const keys = found.get(place) ?? new Map<string, string>();
    found.set(place, keys.set(key, value));
  }
  return [...found].map(([place, keys]) => {
    const [domid = 0, devid = 0] = place.split('/').map(Number);
    const of = (key: string): string => keys.get(key) ?? '';
    return {
      domid,
      devid,
      name: of('vifname') || `vif${domid}.${devid}`,
      mac: of('mac').toLowerCase(),
      bridge: of('bridge'),
      state: keys.has('state') ? Number(of('state')) : null,
      hotplug: of('hotplug-status'),
      hotplugError: of('hotplug-error'),
      script: of('script'),
    };
  });
}

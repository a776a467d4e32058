/** Where a change of the host's own network keeps what it needs on the host. */

/** One folder a change, for root only: other people's network files may hold passwords (802.1X, WireGuard). */
export const UPLINKS = '/etc/xen/xenguide/network/uplink';

/** make: into the new network. take: back out of it, when it is undone later. */
export type Way = 'make' | 'take';

/** The state of a way is a file that is renamed, so that of a yes and of going back exactly one wins. */
export interface WayPlaces {
  /** It goes back by itself. */
  armed: string;
  /** The running network is being changed. */
  begun: string;
  /** It is in effect; the host waits since then. */
  through: string;
  /** Going back; what was cut off in it is done anew at the next start of the host. */
  returning: string;
  returned: string;
  /** It stays. */
  confirmed: string;
  units: { change: string; back: string; timer: string; boot: string };
}

export interface UplinkPlaces {
  folder: string;
  /** The files as they were, each in a folder with its number; an empty one: it was not there. */
  old: string;
  /** The same as they were put there by us. */
  fresh: string;
  /** Their checksums: whether somebody changed them since. */
  sums: string;
  /** All unit files of the change; systemd is told of them by links. */
  units: string;
  make: WayPlaces;
  take: WayPlaces;
}

/**
 * Throws TypeError for a name that cannot stand in a path and in the name of a unit alike; the kernel's own limit for a
 * card is 15 characters.
 */
export function uplinkPlaces(name: string): UplinkPlaces {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/.test(name)) throw new TypeError(`“${name}” cannot be the name of a bridge`);
  const folder = `${UPLINKS}/${name}`;
  const way = (id: Way): WayPlaces => {
    const unit = `xenguide-uplink-${name}-${id}`;
    return {
      armed: `${folder}/${id}/armed`,
      begun: `${folder}/${id}/begun`,
      through: `${folder}/${id}/through`,
      returning: `${folder}/${id}/returning`,
      returned: `${folder}/${id}/returned`,
      confirmed: `${folder}/${id}/confirmed`,
      units: {
        change: `${unit}.service`,
        back: `${unit}-back.service`,
        timer: `${unit}-back.timer`,
        boot: `${unit}-boot.service`,
      },
    };
  };
  return {
    folder,
    old: `${folder}/old`,
    fresh: `${folder}/new`,
    sums: `${folder}/sums`,
    units: `${folder}/units`,
    make: way('make'),
    take: way('take'),
  };
}

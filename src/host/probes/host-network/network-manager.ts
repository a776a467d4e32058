import type { NetworkManagerFacts, NetworkManagerProfile } from '../../host-network.ts';

/** For awk: names of sections, and the lines of those four that hold no password. Behind each file's name and a tab. */
export const PROFILE_LINES =
  '/^\\[/ { section = $0; print FILENAME "\\t" $0; next } /^ *(#|$)/ { next } ' +
  'section ~ /^\\[(connection|ethernet|802-3-ethernet|ipv4|ipv6)\\]/ { print FILENAME "\\t" $0 }';

/** Devices as `nmcli -t` has them, and profiles as PROFILE_LINES prints them. */
export function readNetworkManager(status: string, printed: string): NetworkManagerFacts {
  const devices = status.split('\n').flatMap((line) => {
    // A colon inside a value is written `\:`.
    const [device = '', type = '', state = '', uuid = ''] = line.split(/(?<!\\):/);
    return device === '' ? [] : [{ device: device.replaceAll('\\:', ':'), type, state, uuid }];
  });
  const profiles = new Map<string, NetworkManagerProfile>();
  let section = '';
  for (const line of printed.split('\n')) {
    const tab = line.indexOf('\t');
    const path = line.slice(0, tab);
    // Other lines are other programs'.
    if (tab === -1 || !/\/NetworkManager\/[^\0]*$/.test(path)) continue;
    const content = line.slice(tab + 1);
    const profile = profiles.get(path) ?? { path, uuid: '', id: '', sections: [], lines: {} };
    profiles.set(path, profile);
    const head = /^\[(.+)\]/.exec(content)?.[1];
    if (head !== undefined) {
      section = head === '802-3-ethernet' ? 'ethernet' : head;
      profile.sections.push(section);
      continue;
    }
    profile.lines[section] = [...(profile.lines[section] ?? []), content];
    const [, key, value = ''] = /^(uuid|id)=(.*)$/.exec(content) ?? [];
    if (section === 'connection' && key === 'uuid') profile.uuid = value;
    if (section === 'connection' && key === 'id') profile.id = value;
  }
  return { devices, profiles: [...profiles.values()] };
}

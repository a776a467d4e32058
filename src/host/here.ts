import { existsSync, readFileSync } from 'node:fs';
import { noted } from '../text/t.ts';

/**
 * Whether guests can be made on this machine at all, told from a few small files within a millisecond, so that the
 * first screen can be the right one (xen-facts 8). Null: yes. The full look at the host comes after.
 */
export function whyNotHere(): { reason: string; remedy: string } | null {
  const remedy = noted('xenguide guide concepts/no-xen-yet says how a machine becomes a Xen host.');
  const type = read('/sys/hypervisor/type');
  if (type !== 'xen') return { reason: noted('this machine does not run Xen just now'), remedy };
  const privileged =
    read('/proc/xen/capabilities').includes('control_d') || read('/sys/hypervisor/start_flags/initdomain') === '1';
  // A dom0 on an older kernel, where xenfs is not mounted: a guest has a UUID.
  if (!privileged && /^[0-]+$/.test(read('/sys/hypervisor/uuid')))
    return {
      reason: noted('Xen runs here, but its services do not'),
      remedy: noted('Start them: systemctl restart xen. xenguide doctor says more.'),
    };
  if (!privileged)
    return {
      reason: noted('this machine is itself a guest of Xen'),
      remedy: noted('Run xenguide on the Xen host, or reach it over ssh.'),
    };
  if (process.getuid?.() !== 0)
    return {
      reason: noted('xl answers to root only, and you are not root'),
      remedy: noted('Start xenguide with sudo, or as root.'),
    };
  if (!existsSync('/dev/xen/privcmd'))
    return {
      reason: noted('the way to the hypervisor (/dev/xen/privcmd) is missing'),
      remedy: noted('Load it: modprobe xen-privcmd.'),
    };
  return null;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

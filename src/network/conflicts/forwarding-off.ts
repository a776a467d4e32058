import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Watch } from './conflict.ts';
import { waysOf } from './ways.ts';

const NAMES = ['net.ipv4.ip_forward', 'net.ipv4.conf.all.forwarding'];
/** What xenguide writes for its private networks (src/network/nat/forwarding.ts). */
const OURS = '70-xenguide.conf';

/** The host passes packets on only while a switch of the kernel is on, and somebody’s file may switch it off at boot. */
export const forwardingOff: Watch = {
  id: 'forwarding-off',
  page: 'network/conflicts',
  find(facts, cards) {
    const [way] = waysOf(facts, cards).filter(({ kind }) => kind === 'routed');
    const { traffic } = facts;
    if (!way || !traffic) return [];
    const last = traffic.switchLines.findLast(({ name }) => NAMES.includes(name));
    if (last && last.value === '0' && fileName(last.file) > OURS) {
      return [
        {
          title: t('a file switches off at boot what guests need'),
          evidence: `${last.file}, line ${last.line}: ${last.name}=${last.value}, read after ${OURS}`,
          means: t`After the next reboot the guests of ${way.bridge} do not get out of the host.`,
          remedy: t('Take the line out, if nothing else needs it, and switch it on now.'),
          commands: [sh`sed -i ${`${last.line}s/^/# /`} ${last.file}`, 'sysctl -w net.ipv4.ip_forward=1'],
          severity: 'hinders',
        },
      ];
    }
    // For a guest that is to be made the plan sees to it.
    if (cards || traffic.switches['net.ipv4.ip_forward'] !== '0') return [];
    return [
      {
        title: t('the host does not pass packets on'),
        evidence: 'net.ipv4.ip_forward=0',
        means: t`The guests of ${way.bridge} do not get out of the host.`,
        remedy: t('Somebody has switched it off since. Switch it on:'),
        commands: ['sysctl -w net.ipv4.ip_forward=1'],
        severity: 'blocks',
      },
    ];
  },
};

const fileName = (path: string): string =>
  path === '/etc/sysctl.conf' ? '99-sysctl.conf' : path.slice(path.lastIndexOf('/') + 1);

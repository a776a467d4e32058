import type { TrafficFacts } from '../../host/traffic.ts';
import { t } from '../../text/t.ts';
import { FORWARDING, FORWARDING6 } from '../forwarding.ts';
import type { HostSetting } from '../host-setting.ts';
import { sh } from './command.ts';
import type { Conflict, Watch } from './conflict.ts';
import { waysOf } from './ways.ts';

/** Other names that sysctl.d may have for the same. */
const ALSO: Readonly<Record<string, string>> = { 'net.ipv4.conf.all.forwarding': FORWARDING.key };

/** The host passes packets on only while a switch of the kernel is on, and somebody’s file may switch it off at boot. */
export const forwardingOff: Watch = {
  id: 'forwarding-off',
  page: 'network/conflicts',
  find(facts, cards) {
    const ways = waysOf(facts, cards).filter(({ kind }) => kind === 'routed');
    const [way] = ways;
    const [sixth] = ways.filter(({ six }) => six);
    const look = facts.traffic ? { traffic: facts.traffic, planned: cards !== undefined } : undefined;
    if (!look) return [];
    return [
      ...(way
        ? isOff(FORWARDING, look, {
            boot: t`After the next reboot the guests of ${way.bridge} do not get out of the host.`,
            title: t('the host does not pass packets on'),
            now: t`The guests of ${way.bridge} do not get out of the host.`,
          })
        : []),
      ...(sixth
        ? isOff(FORWARDING6, look, {
            boot: t`After the next reboot the guests of ${sixth.bridge} do not get out of the host with IPv6.`,
            title: t('the host does not pass IPv6 on'),
            now: t`The guests of ${sixth.bridge} do not get out of the host with IPv6.`,
          })
        : []),
    ];
  },
};

function isOff(
  { key, file: ours }: HostSetting,
  { traffic, planned }: { traffic: TrafficFacts; planned: boolean },
  words: { boot: string; title: string; now: string },
): Conflict[] {
  const last = traffic.switchLines.findLast(({ name }) => (ALSO[name] ?? name) === key);
  if (last && last.value === '0' && fileName(last.file) > ours) {
    return [
      {
        title: t('a file switches off at boot what guests need'),
        evidence: `${last.file}, line ${last.line}: ${last.name}=${last.value}, read after ${ours}`,
        means: words.boot,
        remedy: t('Take the line out, if nothing else needs it, and switch it on now.'),
        commands: [sh`sed -i ${`${last.line}s/^/# /`} ${last.file}`, `sysctl -w ${key}=1`],
        severity: 'hinders',
      },
    ];
  }
  // For a guest that is to be made the plan sees to it.
  if (planned || traffic.switches[key] !== '0') return [];
  return [
    {
      title: words.title,
      evidence: `${key}=0`,
      means: words.now,
      remedy: t('Somebody has switched it off since. Switch it on:'),
      commands: [`sysctl -w ${key}=1`],
      severity: 'blocks',
    },
  ];
}

const fileName = (path: string): string =>
  path === '/etc/sysctl.conf' ? '99-sysctl.conf' : path.slice(path.lastIndexOf('/') + 1);

import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Watch } from './conflict.ts';
import { waysOf } from './ways.ts';

/**
 * Strict reverse path filtering (RFC 3704; the kernel’s ip-sysctl: the larger of `all` and the card’s counts): what comes in
 * over another card than the one that the answer would leave by is dropped without a word.
 */
export const rpFilter: Watch = {
  id: 'rp-filter',
  page: 'network/conflicts',
  find(facts, cards) {
    const { switches = {}, waysOut = [] } = facts.traffic ?? {};
    const [way] = waysOf(facts, cards).filter(({ kind }) => kind === 'routed');
    const [best, ...others] = waysOut;
    if (!way || !best) return [];
    const seen = new Set([best.device]);
    return others.flatMap(({ device }) => {
      if (seen.has(device)) return [];
      seen.add(device);
      const key = `net.ipv4.conf.${device.replaceAll('.', '/')}.rp_filter`;
      const all = Number(switches['net.ipv4.conf.all.rp_filter'] ?? 0);
      if (Math.max(all, Number(switches[key] ?? 0)) !== 1) return [];
      return [
        {
          title: t`${device} drops what comes from far away`,
          evidence: `${key}=${switches[key] ?? 0}, net.ipv4.conf.all.rp_filter=${all}; the host’s own way out is ${best.device}`,
          means: t`Who comes in over ${device} does not reach a guest of ${way.bridge}, nor a port that leads to it.`,
          remedy: t('Let it look only whether there is any way back (2, loose). A file in /etc/sysctl.d keeps it.'),
          commands: [sh`sysctl -w ${key}=2`],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};

import { t } from '../../text/t.ts';
import type { Watch } from './conflict.ts';

/** Two programs that each ask for an address of one card: it gets two, or they take turns to take away the other’s. */
export const dhcpClients: Watch = {
  id: 'dhcp-clients',
  page: 'network/conflicts',
  find({ traffic }) {
    const clients = (traffic?.dhcp ?? []).filter(({ port, device }) => port === 68 && device !== null);
    const cards = [...new Set(clients.map(({ device }) => device!))];
    return cards.flatMap((card) => {
      const own = clients.filter(({ device }) => device === card);
      const programs = [...new Set(own.map(({ program }) => program))];
      if (programs.length < 2 && new Set(own.map(({ pid }) => pid)).size < 2) return [];
      const [, second] = own;
      return [
        {
          title: t`${programs.length > 1 ? programs.join(' and ') : t`several ${programs[0]}`} ask for an address of ${card}`,
          evidence: own.map(({ program, pid }) => `${program} (process ${pid}) has UDP port 68 on ${card}`).join('; '),
          means: t(
            'The host’s own address may change or vanish after hours, and with it the way to it and its guests.',
          ),
          remedy: t`Leave one of them: the one that is meant to rule ${card}. See what each process belongs to, and switch that off.`,
          commands: [`systemctl status ${second!.pid}`],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};

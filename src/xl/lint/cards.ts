import { t } from '../../text/t.ts';
import { macProblem } from '../mac.ts';
import { at, error, type Finding, type LintProblem, warning } from '../problem.ts';
import { parseRate } from '../rate.ts';
import type { XlVif } from '../vif.ts';
import { type Config, type LintedVif, quoted, type Rule } from './config.ts';

type Look = (vif: XlVif, linted: LintedVif, config: Config) => Finding | undefined;

/** IFNAMSIZ - 1; an hvm guest's emulated card adds `-emu`. */
const LONGEST_IFNAME = 15;

function each(look: Look): (config: Config) => LintProblem[] {
  return (config) =>
    config.vifs.flatMap((linted) => {
      const finding = look(linted.read.vif, linted, config);
      return finding ? [at(linted.place, finding)] : [];
    });
}

function unreadable(config: Config): LintProblem[] {
  return config.vifs.flatMap(({ place, read, spec }) => {
    if (!read.problem) return [];
    const message = t`xl refuses the card ${quoted(spec)}: ${read.problem.message}.`;
    return [at(place, error('bad-vif', message, read.problem.remedy))];
  });
}

function ignored(config: Config): LintProblem[] {
  return config.vifs.flatMap(({ place, read }) =>
    read.ignored.map(({ field, why, remedy }) => {
      const dropped = field.startsWith('netdev=') ? '' : ` ${t('xl overlooks it.')}`;
      return at(place, warning('vif-field', `${why}.${dropped}`, remedy));
    }),
  );
}

const badMac: Look = ({ mac }) => {
  const trouble = mac === undefined ? undefined : macProblem(mac);
  if (trouble === undefined) return undefined;
  const message = t`The MAC ${quoted(mac as string)} ${trouble}; xl goes on with what it can read of it.`;
  return warning('bad-mac', message, t('Write six pairs of hexadecimal digits: 00:16:3e, then three of your own.'));
};

const looseSpace: Look = (vif, linted) => {
  for (const [key, value] of Object.entries(vif)) {
    if (typeof value !== 'string' || key === 'rate' || value === value.trim()) continue;
    return warning(
      'loose-space',
      t`The space in ${key}=${quoted(value)} becomes part of the value.`,
      t('Take it away.'),
    );
  }
  if (!/,\t/.test(linted.spec)) return undefined;
  return warning('loose-space', t('xl skips spaces behind a comma, but no tabs.'), t('Take the tab away.'));
};

const emulated: Look = ({ type, model }, _linted, config) => {
  if (config.guest !== 'pv' && config.guest !== 'pvh') return undefined;
  if (type === 'ioemu') {
    const message = t`type=ioemu is for hvm: xl create refuses a ${config.guest} guest with it.`;
    return warning('ioemu-on-pv', message, t('Take it out.'));
  }
  if (model === undefined) return undefined;
  return warning(
    'ignored-for-type',
    t`A ${config.guest} guest has no emulated card: model= is ignored.`,
    t('Take it out.'),
  );
};

const hostName: Look = ({ vifname }, _linted, config) => {
  if (vifname === undefined) return undefined;
  const most = LONGEST_IFNAME - (config.guest === 'hvm' ? '-emu'.length : 0);
  if (vifname.length > most) {
    const message = t`vifname=${vifname} is longer than the ${most} characters an interface name can have here.`;
    return warning('vifname-too-long', message, t('Use a shorter name.'));
  }
  if (vifname !== '' && !/[/:\s]/.test(vifname) && vifname !== '.' && vifname !== '..') return undefined;
  return warning(
    'bad-vifname',
    t`${quoted(vifname)} is no name of an interface.`,
    t('Use letters, digits, . _ and -.'),
  );
};

const oddRate: Look = ({ rate }) => {
  const read = rate === undefined ? undefined : parseRate(rate);
  if (!read || 'problem' in read || read.surprises.length === 0) return undefined;
  const { bytesPerInterval, intervalMicroseconds } = read.rate;
  return warning(
    'odd-rate',
    t`rate=${rate} is ${bytesPerInterval} bytes every ${intervalMicroseconds} microseconds to xl: ${read.surprises.join(`, ${t('and')} `)}.`,
    t('Write it like 10Mb/s@50ms.'),
  );
};

const oddNumber: Look = (_vif, linted) => {
  const field = /(?:^|,) *((?:mtu|devid)=([^,]*))/.exec(linted.spec);
  if (!field || linted.read.problem || /^\d+$/.test(field[2] as string)) return undefined;
  return warning(
    'odd-number',
    t`Of ${quoted(field[1] as string)} xl reads the first digits only.`,
    t('Write digits only.'),
  );
};

const vlan: Look = ({ script }, linted) => {
  if (script !== undefined || !linted.read.others.some((field) => field.startsWith('vlan='))) return undefined;
  return warning('vlan-does-nothing', t('No script of Xen looks at vlan=.'), t('Use a bridge for each VLAN.'));
};

function duplicates(config: Config): LintProblem[] {
  const seen = new Map<string, number>();
  return config.vifs.flatMap((linted) => {
    const { mac, vifname } = linted.read.vif;
    const problems: LintProblem[] = [];
    for (const [key, value] of [
      ['MAC', mac?.toLowerCase()],
      ['vifname', vifname],
    ] as const) {
      if (value === undefined) continue;
      const before = seen.get(`${key} ${value}`);
      if (before === undefined) seen.set(`${key} ${value}`, linted.position);
      else {
        const message = t`Cards ${before} and ${linted.position} have the same ${key} ${value}.`;
        problems.push(at(linted.place, warning('duplicate-card', message, t('Give each card its own.'))));
      }
    }
    return problems;
  });
}

export const cardRules: Rule[] = [
  // cards xl cannot read
  { check: unreadable },
  // fields xl overlooks
  { check: ignored },
  // MAC addresses
  { check: each(badMac) },
  // spaces and tabs that become part of a value
  { check: each(looseSpace) },
  // emulated cards are for hvm
  { check: each(emulated) },
  // names of the host side
  { check: each(hostName) },
  // rates that are not what they look like
  { check: each(oddRate) },
  // numbers with something behind them
  { check: each(oddNumber) },
  // vlan= does nothing
  { check: each(vlan) },
  // two cards with one MAC or one name
  { check: duplicates },
];

import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import { isAddress, isAddressWithPrefix } from './address.ts';

/** What may come in to a guest from outside. `port` is null for icmp (ping). */
export interface Opening {
  proto: 'tcp' | 'udp' | 'icmp';
  port: number | null;
  /** `any`, an address, or a network with its prefix. */
  from: string;
}

/** A port of the host that leads to one of the guest. */
export interface Forward {
  proto: 'tcp' | 'udp';
  host: number;
  guest: number;
}

type Wrong = Omit<Problem, 'field'>;

const portOf = (text: string): number | undefined =>
  /^[1-9]\d{0,4}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined;

/** `tcp/22`, `udp/53 from 192.0.2.0/24`, `icmp`. */
export function readOpening(text: string): Opening | Wrong {
  const [, proto = '', port, from = 'any'] = /^(\w+)(?:\/(\S+))?(?: from (\S+))?$/.exec(text.trim()) ?? [];
  const wrong = (message: string): Wrong => ({
    message,
    remedy: t('Write it like tcp/22, udp/53 from 192.0.2.0/24, or icmp (for ping).'),
  });
  if (/^\d+$/.test(text.trim())) {
    return {
      message: t`“${text}” names no protocol`,
      remedy: t`Say the protocol too: tcp/${text.trim()}, or udp/${text.trim()}.`,
    };
  }
  const several = text.trim().split(/\s+/);
  if (several.length > 1 && several.every((each) => /^(?:tcp\/\d+|udp\/\d+|icmp)$/.test(each))) {
    return {
      message: t`“${text}” is more than one entry`,
      remedy: t`Put a comma between two entries: ${several.join(', ')}.`,
    };
  }
  const [, named, rest] = /^((?:tcp|udp)\/\d+|icmp)\s+(.+)$/.exec(text.trim()) ?? [];
  if (proto === '' && named !== undefined) {
    return wrong(t`“${text}”: behind ${named} only “from” and an address may stand, not “${rest}”`);
  }
  if (proto !== 'tcp' && proto !== 'udp' && proto !== 'icmp') {
    return wrong(t`“${text}” does not begin with tcp, udp or icmp`);
  }
  const number = port === undefined ? undefined : portOf(port);
  if (proto === 'icmp' ? port !== undefined : number === undefined) {
    return wrong(
      proto === 'icmp' ? t`“${text}”: icmp has no ports` : t`“${text}” names no port from 1 to 65535 behind ${proto}/`,
    );
  }
  if (from !== 'any' && !isAddress(from) && !isAddressWithPrefix(from)) {
    return wrong(t`“${text}”: ${from} is neither an address nor a network with its prefix`);
  }
  return { proto, port: number ?? null, from };
}

export const printOpening = ({ proto, port, from }: Opening): string =>
  `${proto}${port === null ? '' : `/${port}`}${from === 'any' ? '' : ` from ${from}`}`;

/** `tcp/2222 to 22`; without `to` the same port. */
export function readForward(text: string): Forward | Wrong {
  const [, proto = '', from = '', to = from] = /^(\w+)\/(\S+)(?: to (\S+))?$/.exec(text.trim()) ?? [];
  const host = portOf(from);
  const guest = portOf(to);
  if ((proto === 'tcp' || proto === 'udp') && host !== undefined && guest !== undefined) return { proto, host, guest };
  return {
    message: t`“${text}” is not a port of the host that leads to one of the guest`,
    remedy: t('Write it like tcp/2222 to 22: the protocol, the host’s port, the guest’s port (1 to 65535).'),
  };
}

export const printForward = ({ proto, host, guest }: Forward): string => `${proto}/${host} to ${guest}`;

/** The first that cannot be read, or that stands there twice; undefined: all are fine. */
export function badList<T extends object>(
  texts: readonly string[],
  read: (text: string) => T | Wrong,
  same: (item: T) => string,
): Wrong | undefined {
  const seen = new Set<string>();
  for (const text of texts) {
    const item = read(text);
    if ('remedy' in item) return item;
    const key = same(item as T);
    if (seen.has(key)) return { message: t`${key} stands there twice`, remedy: t('Leave one of them out.') };
    seen.add(key);
  }
  return undefined;
}

/** Those that can be read: for the preview, while somebody is still writing. */
export const readAll = <T extends object>(answer: unknown, read: (text: string) => T | Wrong): T[] =>
  (Array.isArray(answer) ? answer : []).flatMap((text) => {
    const item = read(String(text));
    return 'remedy' in item ? [] : [item as T];
  });

import type { Answer } from '../wizard/field.ts';
import type { Answers } from './answers.ts';

/**
 * Lists that stand in an answers file as groups and are asked as short texts:
 *
 *   allow: [{proto: tcp, port: 22, from: any}]     tcp/22
 *   forwards: [{proto: tcp, host: 2222, guest: 22}]     tcp/2222 to 22
 *
 * A file may have either form; it is written as groups.
 */
interface Grouped {
  list: RegExp;
  parts: readonly string[];
  toText(group: Readonly<Record<string, string>>): string;
  /** Undefined: it is no such text, and stays as it is. */
  toGroup(text: string): Record<string, string | number> | undefined;
}

const GROUPED: readonly Grouped[] = [
  {
    list: /^firewall\.allow$/,
    parts: ['proto', 'port', 'from'],
    toText: ({ proto = '?', port, from }) =>
      `${proto}${port === undefined ? '' : `/${port}`}${from === undefined || from === 'any' ? '' : ` from ${from}`}`,
    toGroup(text) {
      const [, proto, port, from = 'any'] = /^(tcp|udp|icmp)(?:\/(\d+))?(?: from (\S+))?$/.exec(text) ?? [];
      return proto === undefined ? undefined : { proto, ...(port === undefined ? {} : { port: Number(port) }), from };
    },
  },
  {
    list: /^network\.\d+\.forwards$/,
    parts: ['proto', 'host', 'guest'],
    toText: ({ proto = '?', host = '?', guest }) => `${proto}/${host}${guest === undefined ? '' : ` to ${guest}`}`,
    toGroup(text) {
      const [, proto, host, guest = host] = /^(tcp|udp)\/(\d+)(?: to (\d+))?$/.exec(text) ?? [];
      return proto === undefined ? undefined : { proto, host: Number(host), guest: Number(guest) };
    },
  },
];

/** The parts that an entry of this list has; undefined: it is no such list. */
export const partsOf = (list: string): readonly string[] | undefined =>
  GROUPED.find((each) => each.list.test(list))?.parts;

/** Groups become texts. What no such group has stays, and is told to be unknown. */
export function foldGroups(answers: Answers): Map<string, Answer> {
  const rest = new Map(answers);
  const groups = new Map<string, Map<number, Record<string, string>>>();
  for (const [key, value] of answers) {
    const [, list = '', index = '', part = ''] = /^(.+)\.(\d+)\.(\w+)$/.exec(key) ?? [];
    const kind = GROUPED.find((each) => each.list.test(list));
    if (!kind?.parts.includes(part)) continue;
    rest.delete(key);
    const items = groups.get(list) ?? new Map<number, Record<string, string>>();
    groups.set(list, items);
    items.set(Number(index), { ...items.get(Number(index)), [part]: String(value) });
  }
  for (const [list, items] of groups) {
    const kind = GROUPED.find((each) => each.list.test(list))!;
    const inOrder = [...items].sort(([a], [b]) => a - b);
    rest.set(
      list,
      inOrder.map(([, group]) => kind.toText(group)),
    );
  }
  return rest;
}

/** Texts become groups, flat again: `firewall.allow.0.proto`. */
export function unfoldGroups(answers: Answers): Map<string, Answer> {
  const flat = new Map<string, Answer>();
  for (const [key, value] of answers) {
    const kind = GROUPED.find((each) => each.list.test(key));
    const groups = Array.isArray(value) && kind ? value.map((text) => kind.toGroup(text)) : [undefined];
    if (groups.some((group) => group === undefined)) flat.set(key, value);
    else {
      for (const [index, group] of groups.entries()) {
        for (const [part, own] of Object.entries(group!)) flat.set(`${key}.${index}.${part}`, own);
      }
    }
  }
  return flat;
}

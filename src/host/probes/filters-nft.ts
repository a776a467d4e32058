import type { FilterRule, PacketFilter } from '../traffic.ts';
import { isRow, number, type Row, rows, text } from './probe.ts';
import { reachable } from './reachable.ts';

const FAMILIES = ['ip', 'ip6', 'inet'] as const;

/** Statements that let a packet go on as it is. */
const HARMLESS = new Set(['counter', 'log', 'mangle', 'comment']);

/** Base chains at the hooks `input` and `forward`, as `nft -j list ruleset` tells them (libnftables-json(5)). */
export function readNft(stdout: string): PacketFilter[] {
  let json: unknown;
  try {
    json = JSON.parse(stdout);
  } catch {
    return [];
  }
  const all = rows(isRow(json) ? json.nftables : []);
  const rules = new Map<string, Record<string, FilterRule[]>>();
  for (const { rule } of all) {
    if (!isRow(rule)) continue;
    const key = `${String(rule.family)} ${String(rule.table)}`;
    const table = rules.get(key) ?? {};
    rules.set(key, table);
    const chain = String(rule.chain);
    table[chain] = [...(table[chain] ?? []), ...readRule(rule)];
  }
  return all.flatMap(({ chain }): PacketFilter[] => {
    if (!isRow(chain)) return [];
    const { hook, policy } = chain;
    const family = FAMILIES.find((each) => each === chain.family);
    const table = text(chain.table) ?? '';
    const name = text(chain.name) ?? '';
    if (!family || (hook !== 'input' && hook !== 'forward') || chain.type !== 'filter') return [];
    // Our own let pass what belongs to a guest.
    if (/^xenguide(-|$)/.test(table)) return [];
    return [
      {
        ...{ by: 'nft' as const, family, table, chain: name, hook, policy: policy === 'drop' ? 'drop' : 'accept' },
        packets: null,
        rules: reachable(rules.get(`${family} ${table}`) ?? {}, name),
      },
    ];
  });
}

/** None: a condition in it cannot be judged. Several: it names several ports. */
function readRule(row: Row): FilterRule[] {
  const certain = readCertain(row);
  if (certain.length > 0 || !rows(row.expr).some((each) => 'return' in each)) return certain;
  return [{ text: `${text(row.chain) ?? ''}: (…) return`, does: 'return', maybe: true, packets: null }];
}

function readCertain({ chain, expr }: Row): FilterRule[] {
  const rule: FilterRule = { text: '', does: '', packets: null };
  const ports: number[] = [];
  const says: string[] = [];
  for (const each of rows(expr)) {
    const [kind = ''] = Object.keys(each);
    const inner = each[kind];
    if (kind === 'match' && isRow(inner)) {
      const said = readMatch(inner, rule, ports);
      if (said === undefined) return [];
      says.push(said);
    } else if (kind === 'xt' && isRow(inner) && (inner.name === 'conntrack' || inner.name === 'state')) {
      // nft cannot say what iptables’ own match asks for; in front of an accept it is that of answers.
      rule.answers = true;
      says.push('(answers)');
    } else if (kind === 'counter' && isRow(inner)) rule.packets = number(inner.packets);
    else if (['accept', 'drop', 'return', 'reject'].includes(kind)) rule.does = kind === 'reject' ? 'drop' : kind;
    else if ((kind === 'jump' || kind === 'goto') && isRow(inner)) rule.does = `${kind} ${text(inner.target) ?? ''}`;
    else if (!HARMLESS.has(kind)) return [];
    if (['accept', 'drop', 'return', 'reject'].includes(kind)) says.push(kind);
    else if (rule.does !== '' && (kind === 'jump' || kind === 'goto')) says.push(rule.does);
  }
  if (rule.does === '' || (rule.answers && rule.does === 'drop')) return [];
  const whole = { ...rule, text: `${text(chain) ?? ''}: ${says.join(' ')}` };
  return ports.length === 0 ? [whole] : ports.map((port) => ({ ...whole, port }));
}

/** Notes what the match asks for; undefined: it cannot be judged. */
function readMatch({ op, left, right }: Row, rule: FilterRule, ports: number[]): string | undefined {
  if (!isRow(left)) return undefined;
  const not = op === '!=' ? '!' : '';
  const meta = isRow(left.meta) ? left.meta.key : undefined;
  const payload = isRow(left.payload) ? left.payload : undefined;
  const ct = isRow(left.ct) ? left.ct.key : undefined;
  // One value, or a set of them.
  const values = [right]
    .flat()
    .flatMap((each) => (isRow(each) && Array.isArray(each.set) ? (each.set as unknown[]) : [each]));
  if (values.length === 0 || !values.every((each) => typeof each === 'string' || typeof each === 'number'))
    return undefined;
  if (meta === 'iifname' || meta === 'iif' || meta === 'oifname' || meta === 'oif') {
    rule[meta.startsWith('i') ? 'in' : 'out'] = not + values.join(' ');
    return `${meta} ${not ? '!= ' : ''}${values.map((each) => `"${each}"`).join(', ')}`;
  }
  if (not !== '') return undefined;
  if (meta === 'l4proto' && values.length === 1) {
    rule.protocol = String(values[0]);
    return `meta l4proto ${rule.protocol}`;
  }
  if (payload?.field === 'dport') {
    rule.protocol = text(payload.protocol) ?? '';
    ports.push(...values.map(Number));
    return `${rule.protocol} dport ${values.join(', ')}`;
  }
  if (ct === 'state') {
    if (!values.includes('established') || values.includes('new')) return undefined;
    rule.answers = true;
    return 'ct state established';
  }
  return undefined;
}

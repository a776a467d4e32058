import { t } from '../text/t.ts';
import {
  coloPort,
  type DiskProblem,
  type DiskReading,
  type DiskState,
  emptyState,
  fail,
  finish,
  positional,
  setAccess,
  setBackendType,
  setCdrom,
  setFormat,
  setSpecification,
  setText,
  setValue,
} from './disk-state.ts';
import { NEWEST_MINOR } from './version.ts';

/** A rule of the lexer. Of two rules, the one that claims more of the text wins. */
interface Rule {
  pattern: RegExp;
  /** What all begin with that it claims: the pattern need not be made ready for others. */
  begins?: string;
  apply(state: DiskState, used: string): void;
  /** What it takes away of what it claims; the rest was only looked at. Default: all. */
  takes?: RegExp;
  /** The first Xen release that has it, as its minor number. */
  since?: number;
}

/** `key=value` up to the next comma. */
function keyed(key: string, apply: (state: DiskState, value: string) => void): Rule {
  return {
    begins: `${key}=`,
    pattern: new RegExp(`${key}=[^,]*,?`, 'y'),
    apply: (state, used) => apply(state, used.slice(key.length + 1).replace(/,$/, '')),
  };
}

function flag(word: string, apply: (state: DiskState) => void, since?: number): Rule {
  const rule: Rule = { begins: word, pattern: new RegExp(`${word},?`, 'y'), apply };
  return since === undefined ? rule : { ...rule, since };
}

/** A deprecated prefix claims the rest of the line, so that it wins over the rules for fields. */
function prefix(words: string, apply: (state: DiskState, word: string) => void): Rule {
  return {
    pattern: new RegExp(`(${words}):[^\\n]*`, 'y'),
    takes: /^\w+:/,
    apply: (state, used) => {
      const word = used.slice(0, -1);
      apply(state, word);
      state.prefixes.push(`${word}:`);
    },
  };
}

const switchTo = (name: string, written: string) => (state: DiskState) => void state.switches.set(name, written);

/** In the order of libxlu_disk_l.l: of two rules that claim equally much, the first wins. */
const RULES: Rule[] = [
  { pattern: /[ \t\n]+([^ \t\n][^\n]*)?/y, takes: /^[ \t\n]+/, apply: () => undefined },
  keyed('format', setFormat),
  flag('cdrom', (state) => setCdrom(state, true)),
  flag('devtype=cdrom', (state) => setCdrom(state, true)),
  flag('devtype=disk', (state) => setCdrom(state, false)),
  keyed('devtype', (state, value) => fail(state, t`${JSON.stringify(value)} is no devtype`, t('Use disk or cdrom.'))),
  keyed('access', setAccess),
  keyed('backend', (state, value) => setText(state, 'backend', value)),
  keyed('backendtype', setBackendType),
  keyed('specification', setSpecification),
  keyed('vdev', (state, value) => setText(state, 'vdev', value)),
  keyed('script', (state, value) => setText(state, 'script', value)),
  flag('direct-io-safe', switchTo('direct-io-safe', 'direct-io-safe')),
  flag('discard', switchTo('discard', 'discard')),
  flag('no-discard', switchTo('discard', 'no-discard')),
  flag('colo', switchTo('colo', 'colo')),
  flag('no-colo', switchTo('colo', 'no-colo')),
  keyed('colo-host', (state, value) => setValue(state, 'colo-host', value)),
  keyed('colo-port', coloPort),
  keyed('colo-export', (state, value) => setValue(state, 'colo-export', value)),
  keyed('active-disk', (state, value) => setValue(state, 'active-disk', value)),
  keyed('hidden-disk', (state, value) => setValue(state, 'hidden-disk', value)),
  // In the grammar since 4.17, but 4.17 and 4.18 ship a generated libxlu_disk_l.c that is older than it.
  flag('trusted', switchTo('trusted', 'trusted'), 19),
  flag('untrusted', switchTo('trusted', 'untrusted'), 19),
  flag('grant_usage=1', switchTo('grant_usage', 'grant_usage=1'), 19),
  flag('grant_usage=0', switchTo('grant_usage', 'grant_usage=0'), 19),
  {
    pattern: /target=[^\n]*/y,
    apply: (state, used) => setText(state, 'target', used.slice('target='.length).replace(/,$/, '')),
  },
  {
    pattern: /[a-z][-a-z0-9]*=[^,],?/y,
    apply: (state, used) => {
      const key = used.slice(0, used.indexOf('='));
      fail(
        state,
        t`${key}= is nothing xl knows for a disk`,
        t('Known are format, vdev, access, devtype, script, target.'),
      );
    },
  },
  prefix('raw|qcow2?|vhd', setFormat),
  prefix('iscsi|e?nbd|drbd', (state, word) => setText(state, 'script', `block-${word}`)),
  prefix('tapdisk|tap2?|aio|ioemu|file|phy', () => undefined),
  {
    pattern: /[a-z][a-z0-9]*:([^a-z0-9][^\n]*)?/y,
    apply: (state, used) => {
      const word = used.slice(0, used.indexOf(':') + 1);
      fail(state, t`${word} is no prefix xl knows`, t`Write target=${word}… as the last field.`);
      state.done = true;
    },
  },
  { pattern: /[^=,]*,|[^=,]+/y, apply: (state, used) => positional(state, used.replace(/,$/, '')) },
];

/**
 * Reads one entry of disk=[] by the rules of xlu_disk_parse (libxlu_disk_l.l, libxlu_disk.c; only trusted,
 * untrusted and grant_usage came after Xen 4.18).
 *
 * @param minor the Xen release as its minor number: 17 for 4.17
 */
export function readDiskSpec(
  spec: string,
  minor: number = NEWEST_MINOR,
): { disk: DiskReading } | { problem: DiskProblem } {
  const state = emptyState();
  let offset = 0;
  while (offset < spec.length && !state.done) {
    const step = longest(spec, offset, minor);
    if (!step) {
      // The scanner does not notice an odd character that ends the text.
      if (offset + 1 < spec.length) {
        fail(
          state,
          t`${JSON.stringify(spec.slice(offset))} is not understood`,
          t('Write key=value fields with commas between.'),
        );
      }
      break;
    }
    const used = step.rule.takes?.exec(step.claimed)?.[0] ?? step.claimed;
    step.rule.apply(state, used);
    offset += used.length;
  }
  return finish(state);
}

function longest(spec: string, offset: number, minor: number): { rule: Rule; claimed: string } | undefined {
  let best: Rule | undefined;
  let end = offset;
  for (const rule of RULES) {
    if (rule.since !== undefined && minor < rule.since) continue;
    if (rule.begins !== undefined && !spec.startsWith(rule.begins, offset)) continue;
    const { pattern } = rule;
    pattern.lastIndex = offset;
    if (!pattern.test(spec) || pattern.lastIndex <= end) continue;
    best = rule;
    end = pattern.lastIndex;
  }
  return best && { rule: best, claimed: spec.slice(offset, end) };
}

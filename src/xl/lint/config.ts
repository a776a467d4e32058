import { readDiskSpec } from '../disk-spec.ts';
import type { DiskProblem, DiskReading } from '../disk-state.ts';
import { readNumber } from '../number.ts';
import type { Finding, LintProblem, Place } from '../problem.ts';
import { at } from '../problem.ts';
import type { ListNode, ParsedConfig, Setting, TextNode, XlNode } from '../value.ts';
import { parseVdev, type Vdev } from '../vdev.ts';
import { NEWEST_MINOR } from '../version.ts';
import { parseVif, type VifReading } from '../vif.ts';

export type GuestKind = 'pv' | 'pvh' | 'hvm';

export interface LintedDisk {
  /** Its number in the list, from 1. */
  position: number;
  place: Place;
  spec: string;
  read: { disk: DiskReading } | { problem: DiskProblem };
  /** Undefined when the name is none, or the specification could not be read. */
  vdev: Vdev | undefined;
}

export interface LintedVif {
  position: number;
  place: Place;
  spec: string;
  read: VifReading;
}

/** A parsed config with the questions that rules ask. Values are what xl would find under a key. */
export class Config {
  readonly parsed: ParsedConfig;
  /** The Xen release as its minor number; undefined: none was named. */
  readonly minor: number | undefined;
  readonly guest: GuestKind | undefined;
  readonly disks: LintedDisk[];
  readonly vifs: LintedVif[];

  constructor(parsed: ParsedConfig, xenVersion: string | undefined, minor: number | undefined) {
    this.parsed = parsed;
    this.minor = minor;
    this.guest = this.#guest();
    this.disks = this.items('disk').map(({ node, position }) => {
      const read = readDiskSpec(node.text, minor ?? NEWEST_MINOR);
      const vdev = 'disk' in read ? parseVdev(read.disk.vdev) : undefined;
      return { position, place: node, spec: node.text, read, vdev };
    });
    this.vifs = this.items('vif').map(({ node, position }) => {
      return { position, place: node, spec: node.text, read: parseVif(node.text, xenVersion) };
    });
  }

  setting(key: string): Setting | undefined {
    return this.parsed.nodes.get(key);
  }

  has(key: string): boolean {
    return this.parsed.nodes.has(key);
  }

  /** Undefined when the key is missing or holds a list. */
  text(key: string): string | undefined {
    const node = this.setting(key)?.node;
    return node?.kind === 'text' ? node.text : undefined;
  }

  /** As xlu_cfg_get_long reads it; undefined when it reads none. */
  number(key: string): bigint | undefined {
    const setting = this.setting(key);
    if (setting?.node.kind !== 'text' || setting.op === '+=') return undefined;
    const read = readNumber(setting.node.text);
    return read.ok ? read.value : undefined;
  }

  list(key: string): ListNode | undefined {
    const node = this.setting(key)?.node;
    return node?.kind === 'list' ? node : undefined;
  }

  /** The texts of a list as far as xl walks it: it stops at the first item that is a list. */
  items(key: string): { node: TextNode; position: number }[] {
    const items: { node: TextNode; position: number }[] = [];
    for (const node of this.list(key)?.items ?? []) {
      if (node.kind === 'list') break;
      items.push({ node, position: items.length + 1 });
    }
    return items;
  }

  /** A problem at a key's value. The key must be there. */
  problem(key: string, finding: Finding): LintProblem {
    return at(this.setting(key)?.node ?? { line: 1, column: 1 }, finding);
  }

  /** A problem of the whole file, such as a key that is missing. */
  wholeProblem(finding: Finding): LintProblem {
    return at({ line: 1, column: 1 }, finding);
  }

  /** type= and builder= as xl compares them: any beginning of the word matches, even none of it. */
  #guest(): GuestKind | undefined {
    const type = this.text('type');
    const builder = this.text('builder');
    if (type !== undefined) return guestOf(type);
    if (builder !== undefined)
      return 'hvm'.startsWith(builder) ? 'hvm' : 'generic'.startsWith(builder) ? 'pv' : undefined;
    return 'pv';
  }
}

export function guestOf(type: string): GuestKind | undefined {
  return (['hvm', 'pv', 'pvh'] as const).find((kind) => kind.startsWith(type));
}

export function isList(node: XlNode): node is ListNode {
  return node.kind === 'list';
}

/** A rule looks at a config and says what is wrong. */
export interface Rule {
  /** True: it says something about keys that are missing, so it only runs when the whole file could be read. */
  whole?: boolean;
  check(config: Config): LintProblem[];
}

export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
}

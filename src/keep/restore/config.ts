import { noted } from '../../text/t.ts';
import { parseDisk, printDisk } from '../../xl/disk.ts';
import { parseConfig } from '../../xl/parse.ts';
import { type PrintSetting, type PrintValue, printConfig } from '../../xl/print.ts';
import type { XlNode } from '../../xl/value.ts';
import { texts } from '../config.ts';
import type { KeptDisk } from '../guest.ts';

/** What is to be different in the config of a restored guest. */
export interface Changes {
  /** Absent: it keeps its name, its identity and its cards. */
  renamed?: { name: string; uuid: string; macs: readonly string[] };
  /** As they are now, by vdev. */
  disks: readonly KeptDisk[];
  /** Disks that the guest only reads, and drives, whose file is not on the host: by their vdev. */
  missing: ReadonlySet<string>;
  network: boolean;
  /** They are somewhere else than they were. */
  moved?: boolean;
}

/**
 * The config of a restored guest. Where nothing is different it is the old text to the letter; else it is printed anew from what xl
 * reads in it, without its comments. `notes`: what a person must know, a sentence each.
 */
export function restoredConfig(text: string, changes: Changes): { text: string; notes: string[] } {
  const { renamed, missing, network, moved } = changes;
  if (!renamed && !moved && missing.size === 0 && network) return { text, notes: [] };
  const { settings, nodes } = parseConfig(text);
  const notes: string[] = [];
  const disks = texts(settings.get('disk')).flatMap((spec) => diskFor(spec, changes, notes));
  const cards = network
    ? texts(settings.get('vif')).flatMap((spec, index) => cardFor(spec, index, renamed, notes))
    : [];
  const own: Record<string, PrintValue> = {
    ...(renamed ? { name: renamed.name, uuid: renamed.uuid } : {}),
    ...{ disk: disks, vif: cards },
  };
  const keys = [...new Set([...nodes.keys(), ...Object.keys(own)])];
  const all = keys.map((key): PrintSetting => ({ key, value: own[key] ?? printed(nodes.get(key)!.node) }));
  return { text: `# ${noted('Restored from a backup by xenguide.')}\n${printConfig(all)}`, notes };
}

function diskFor(spec: string, { disks, missing, renamed }: Changes, notes: string[]): string[] {
  const read = parseDisk(spec);
  if ('problem' in read) return [spec];
  const { disk } = read;
  const own = disks.find(({ vdev }) => vdev === disk.vdev);
  if (own) return [printDisk({ ...disk, target: own.target })];
  // What the first guest reads may go with that guest.
  if (!renamed && !missing.has(disk.vdev)) return [spec];
  if (disk.target !== null) notes.push(noted`${disk.vdev} (${disk.target}), which the guest only read, is left out.`);
  return [];
}

/** Parts of a card that belong to one guest only: an address on the way to it, the card’s name on the host, its firewall. */
const ITS_OWN = /^(ip|vifname|mac)=|^script=.*xenguide/;

function cardFor(spec: string, index: number, renamed: Changes['renamed'], notes: string[]): string[] {
  if (!renamed) return [spec];
  const fields = spec
    .split(',')
    .map((field) => field.replace(/^ +/, ''))
    .filter((field) => field !== '');
  const hasScript = fields.some((field) => field.startsWith('script='));
  if (hasScript && !fields.some((field) => field.startsWith('bridge='))) {
    notes.push(noted`Card ${index + 1} led to an address of its own, which only one guest can have: it is left out.`);
    return [];
  }
  const gone = fields.filter((field) => ITS_OWN.test(field) && !field.startsWith('mac='));
  if (gone.length > 0)
    notes.push(noted`Card ${index + 1} goes without ${gone.join(', ')}, which belong to the first guest.`);
  return [[`mac=${renamed.macs[index]}`, ...fields.filter((field) => !ITS_OWN.test(field))].join(',')];
}

/** As it was: a bare number stays one. */
function printed(node: XlNode): PrintValue {
  if (node.kind === 'list') return node.items.map(printed);
  const bare = !node.quoted && /^(0|[1-9]\d{0,14})$/.test(node.text);
  return bare ? Number(node.text) : node.text;
}

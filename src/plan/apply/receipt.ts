import { createHash } from 'node:crypto';
import type { Action, Placed } from '../action.ts';
import { typedLine } from '../command-line.ts';
import { placeText } from '../elsewhere.ts';
import type { Hosts } from './hosts.ts';
import { contentOf } from './step.ts';
import type { Work } from './work.ts';

/** What exists because of an apply and what undo will remove. For people and scripts; undo itself reads the journal. */
export interface Receipt {
  version: 1;
  name: string;
  uuid: string;
  /** ISO 8601, UTC. */
  finishedAt: string;
  /** False after --no-start. */
  started: boolean;
  config: string;
  /** In the order they were done; `undo` as a person would type it. */
  actions: { id: string; title: string; effect: string; touches: readonly string[]; undo: string[] }[];
  /** Files that were written, as they were then. */
  files: ({ path: string; sha256: string; mode: string } & Placed)[];
  after: readonly string[];
}

export function makeReceipt(work: Work, done: readonly Action[], started: boolean): Receipt {
  const { plan } = work;
  const files = new Map<string, Receipt['files'][number]>();
  for (const step of done.flatMap((action) => action.do)) {
    if (!('write' in step)) continue;
    const sha256 = createHash('sha256').update(contentOf(step)).digest('hex');
    const place = step.on === undefined ? {} : { on: step.on };
    files.set(placeText(step.write, step.on), {
      path: step.write,
      sha256,
      mode: `0${step.mode.toString(8)}`,
      ...place,
    });
  }
  return {
    version: 1,
    name: plan.name,
    uuid: plan.uuid,
    finishedAt: new Date().toISOString(),
    started,
    config: plan.configPath,
    actions: done.map(({ id, title, effect, touches, undo }) => ({
      id,
      title,
      effect,
      touches,
      undo: undo.map(typedLine),
    })),
    files: [...files.values()],
    after: plan.after,
  };
}

/** Undefined for none, or one that cannot be read: nothing depends on it. */
export function parseReceipt(text: string | undefined): Receipt | undefined {
  try {
    const receipt = JSON.parse(text ?? '') as Receipt;
    return receipt?.version === 1 && Array.isArray(receipt.files) ? receipt : undefined;
  } catch {
    return undefined;
  }
}

/** Files that somebody changed since they were written: said before undo removes them. */
export async function changedSince(hosts: Hosts, { files }: Receipt): Promise<string[]> {
  const changed: string[] = [];
  for (const on of new Set(files.map((file) => file.on))) {
    if (on !== undefined && on === hosts.gone) continue;
    const there = files.filter((file) => file.on === on);
    const runner = await hosts.for(on === undefined ? {} : { on });
    const { stdout } = await runner.run({ argv: ['sha256sum', '-z', '--', ...there.map(({ path }) => path)] });
    const now = new Map(
      stdout
        .split('\u0000')
        .filter(Boolean)
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    for (const { path, sha256 } of there) {
      if (now.has(path) && now.get(path) !== sha256) changed.push(placeText(path, on));
    }
  }
  return changed;
}

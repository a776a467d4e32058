import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shoot } from './camera.ts';
import { furnish } from './image.ts';
import { SCENES } from './scenes.ts';

export interface Options {
  program: string;
  /** An empty folder that the screens show as `/srv`. */
  world: string;
  /** Where the pictures are, or go to. */
  out: string;
  /** Compares in place of writing. */
  check: boolean;
  /** Names of scenes; empty: all. */
  only: readonly string[];
}

/** Makes the pictures one after the other, or tells which are out of date. Gives the exit code. */
export async function main({ program, world, out, check, only }: Options): Promise<number> {
  const unknown = only.filter((name) => !SCENES.some((scene) => scene.name === name));
  if (unknown.length > 0) {
    say(`There is no picture ${unknown.join(', ')}. There are: ${SCENES.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const { home } = furnish(world);
  const stale: string[] = [];
  mkdirSync(out, { recursive: true });
  for (const scene of SCENES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const picture = await shoot(scene, program, home);
    const path = join(out, `${scene.name}.svg`);
    if (picture === existing(path)) continue;
    stale.push(`${scene.name}.svg`);
    if (!check) writeFileSync(path, picture);
  }
  if (check && stale.length > 0) {
    say(`Out of date: ${stale.join(', ')}. npm run pictures makes them anew: look at them, then commit them.`);
    return 1;
  }
  say(stale.length === 0 ? 'All pictures are up to date.' : `Made: ${stale.join(', ')}`);
  return 0;
}

function existing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

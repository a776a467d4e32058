import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stage, shoot, shootFilm } from './camera.ts';
import { furnish } from './image.ts';
import { FILM, SCENES } from './scenes.ts';

export interface Options {
  program: string;
  /** The program that plays a host. */
  playing: string;
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
export async function main({ program, playing, world, out, check, only }: Options): Promise<number> {
  const all = [...SCENES, FILM];
  const unknown = only.filter((name) => !all.some((scene) => scene.name === name));
  if (unknown.length > 0) {
    say(`There is no picture ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const stage: Stage = { program, playing, world, ...furnish(world) };
  const stale: string[] = [];
  mkdirSync(out, { recursive: true });
  for (const scene of all.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const picture = await (scene === FILM ? shootFilm : shoot)(scene, stage);
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

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import { loadRenderer as load, type Renderer } from '../../plan/render.ts';
import { EXIT, UserError } from '../../problem.ts';

/** The renderer on our own templates, or on a person's where their folder has them. */
export function loadRenderer(folder: string | undefined): Promise<Renderer> {
  if (folder !== undefined && !existsSync(folder)) {
    throw new UserError(EXIT.usage, {
      field: '--templates',
      message: `there is no folder ${folder}`,
      remedy: 'Copy the templates you want to change into a folder (guest/pvh.cfg …) and name that.',
    });
  }
  const own = join(packageRoot(), 'templates');
  return load({
    read(name) {
      const theirs = folder === undefined ? undefined : join(folder, name);
      return readFileSync(theirs !== undefined && existsSync(theirs) ? theirs : join(own, name), 'utf8');
    },
  });
}

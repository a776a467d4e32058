import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRenderer, type Renderer, type Templates } from '../../src/plan/render.ts';

const folder = join(import.meta.dirname, '../../templates');

/** The program's own templates. */
export const ownTemplates: Templates = { read: (name) => readFileSync(join(folder, name), 'utf8') };

export const ownRenderer: Renderer = await loadRenderer(ownTemplates);

import { cookedLines } from './cooked.ts';
import { canEdit, type Input, type Lines, type Output } from './lines.ts';

/** Lines that can be edited where the terminal lets us, else as its own line discipline makes them. */
export async function openLines(input: Input, output: Output, env: NodeJS.ProcessEnv): Promise<Lines> {
  if (!canEdit(input, output, env)) return cookedLines(input, output);
  const { editingLines } = await import('./editing.ts');
  return editingLines(input, output);
}

import { input as ask } from '@inquirer/prompts';
import { keysOf } from './keys.ts';
import type { Input, Line, Lines, Output } from './lines.ts';

const same = (text: string): string => text;

/**
 * Lines from a terminal that can move its cursor: Inquirer's input, with arrow keys and with a refused text that Tab
 * brings back to be mended. Only this one short line is ever redrawn; the question above it has been said as plain lines.
 */
export function editingLines(input: Input, output: Output): Lines {
  const keys = keysOf(input);
  let over = false;
  input.once('end', () => {
    over = true;
  });
  return {
    drafts: true,
    async ask(draft, wake, kept = '', paths = false): Promise<Line> {
      if (over) return { type: 'end' };
      let typed = draft;
      const stop = new AbortController();
      let ended = false;
      let completing = false;
      let interrupted = false;
      const end = (): void => {
        ended = true;
        stop.abort();
      };
      // Inquirer leaves its promise open for ever when Ctrl-D closes the line it reads from.
      // And an empty line means the suggestion, not the text that stood there at first or that Tab would bring.
      let submitted: string | undefined;
      const key = (_: unknown, { ctrl, name }: { ctrl?: boolean; name?: string }): void => {
        if (ctrl && name === 'd' && typed === '') end();
        if (ctrl && name === 'c') interrupted = true;
        if (name === 'return' || name === 'enter') submitted = typed;
        if (name === 'tab' && paths && typed.startsWith('/')) {
          completing = true;
          stop.abort();
        }
      };
      const woken = (): void => {
        // Behind Enter nothing can come in between: the answer stands, though Inquirer has yet to say so.
        if (submitted === undefined) stop.abort();
      };
      if (wake.aborted) stop.abort();
      wake.addEventListener('abort', woken);
      keys.stream.on('keypress', key);
      input.once('end', end);
      let enough = (): void => {};
      try {
        const answer = ask(
          {
            message: '>',
            ...(draft !== ''
              ? { default: draft, prefill: 'editable' as const }
              : kept === ''
                ? {}
                : { default: kept, prefill: 'tab' as const }),
            transformer: (value) => {
              typed = value;
              return submitted ?? value;
            },
            theme: { prefix: '', style: { message: same, answer: same, error: same, defaultAnswer: () => '' } },
          },
          { input: keys.stream, output, signal: stop.signal },
        );
        enough = keys.give(() => submitted !== undefined || interrupted || stop.signal.aborted);
        const text = await answer;
        return { type: 'line', text: submitted ?? text };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (ended) return { type: 'end' };
        if (completing) return { type: 'line', text: `${typed}\t` };
        if (error.name === 'AbortPromptError') return { type: 'woken', typed };
        if (error.name === 'ExitPromptError') return { type: 'interrupt' };
        throw error;
      } finally {
        enough();
        wake.removeEventListener('abort', woken);
        keys.stream.off('keypress', key);
        input.off('end', end);
      }
    },
    forget: () => keys.forget(),
    close: () => keys.close(),
  };
}

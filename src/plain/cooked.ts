import { createInterface, type Interface } from 'node:readline';
import { ReadStream } from 'node:tty';
import type { Input, Line, Lines, Output } from './lines.ts';

/**
 * Lines as the terminal's own line discipline makes them: it echoes, it takes Backspace and Ctrl-U, and we send
 * nothing but text. This is for dumb terminals, serial consoles, screen readers and pipes, and it is not Inquirer
 * because Inquirer draws the whole line anew at each key with cursor movements, under TERM=dumb too
 * (`ESC[2K ESC[G text ESC[5G`, @inquirer/core lib/screen-manager.js), and readline's keys, which it reads, know no
 * Backspace under TERM=dumb (node lib/internal/readline/interface.js, _ttyWriteDumb).
 */
export function cookedLines(input: Input, output: Output): Lines {
  const waiting: string[] = [];
  let ended = false;
  let arrived = (): void => {};
  let source = input;
  let reader = open();

  function open(): Interface {
    const opened = createInterface({ input: source, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
    opened.on('line', (text) => {
      waiting.push(rubOut(text));
      arrived();
    });
    opened.on('close', () => {
      ended = true;
      arrived();
    });
    return opened;
  }

  /** After Ctrl-D the terminal is still there, only this stream of it has ended. */
  function reopen(): void {
    source = new ReadStream(input.fd!);
    ended = false;
    reader = open();
  }

  function take(): Line | undefined {
    const text = waiting.shift();
    if (text !== undefined) {
      // A pipe does not echo: without this the record would show questions without answers.
      if (!input.isTTY) output.write(`${text.replace(/[^\P{Cc}]/gu, '?')}\n`);
      return { type: 'line', text };
    }
    if (!ended) return undefined;
    output.write('\n');
    if (input.isTTY && input.fd !== undefined) reopen();
    return { type: 'end' };
  }

  return {
    drafts: false,
    ask(_draft, wake) {
      output.write('> ');
      return new Promise((resolve) => {
        const settle = (line: Line): void => {
          arrived = () => {};
          wake.removeEventListener('abort', woken);
          resolve(line);
        };
        const woken = (): void => {
          output.write('\n');
          settle({ type: 'woken', typed: '' });
        };
        arrived = () => {
          const line = take();
          if (line) settle(line);
        };
        if (wake.aborted) return woken();
        wake.addEventListener('abort', woken);
        arrived();
      });
    },
    forget() {
      waiting.length = 0;
    },
    close() {
      reader.close();
      if (source !== input) (source as ReadStream).destroy();
      else input.pause();
    },
  };
}

/** A serial console whose Backspace is not what the line discipline expects leaves it in the text. */
function rubOut(text: string): string {
  const kept: string[] = [];
  for (const char of text) {
    if (char === '\b' || char === '\x7f') kept.pop();
    else kept.push(char);
  }
  return kept.join('');
}

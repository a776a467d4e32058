import type { EventEmitter } from 'node:events';
import type { Driver, TuiResult } from '../tui/driver.ts';
import { Conversation } from './conversation.ts';
import { cookedLines } from './cooked.ts';
import { earOf } from './ear.ts';
import { canEdit, type Input, type Lines, type Output } from './lines.ts';
import type { Talk } from './talk.ts';
import { voiceOf } from './voice.ts';

export interface PlainIo {
  input: Input;
  /** Standard error: standard output is for results. */
  output: Output;
  ascii: boolean;
  /** Columns. */
  width: number;
  /** Whether a line may be edited with cursor movements; default: what the terminal says of itself (`canEdit`). */
  editing?: boolean;
  /** Ends the conversation as if interrupted. */
  stop?: AbortSignal;
  /** For tests: where signals are heard, and the time in milliseconds. */
  signals?: Pick<EventEmitter, 'on' | 'off'>;
  now?: () => number;
}

/** Leads a person through the wizard line by line. Rejects only because of a bug. */
export async function runPlain(driver: Driver, io: PlainIo): Promise<TuiResult> {
  const lines = await linesOf(io);
  const ear = earOf(lines, {
    subscribe: (listener) => driver.subscribe(listener),
    signals: io.signals ?? process,
    stop: io.stop,
    piped: !io.input.isTTY,
  });
  // A terminal that hangs up comes as SIGHUP; what is still written to it by then must not throw.
  const unheard = (): void => {};
  io.output.on('error', unheard);
  const talk: Talk = { driver, voice: voiceOf(io.output, io.width, io.ascii), ear, offered: [], draft: '' };
  try {
    greet(talk);
    return await new Conversation(talk, io.now ?? Date.now).run();
  } finally {
    ear.close();
    io.output.off('error', unheard);
  }
}

async function linesOf({ input, output, editing }: PlainIo): Promise<Lines> {
  if (!(editing ?? canEdit(input, output, process.env))) return cookedLines(input, output);
  const { editingLines } = await import('./editing.ts');
  return editingLines(input, output);
}

function greet({ driver, voice }: Talk): void {
  voice.say(
    `xenguide: ${driver.title}, on ${driver.host}`,
    'Answer each question and press Enter. Enter alone takes what is suggested. A question mark lists what else you ' +
      'can type, “:help” explains the question, “:back” goes back. Nothing is changed before the review at the end.',
  );
}

import type { EventEmitter } from 'node:events';
import { abilitiesOf } from '../face/abilities.ts';
import type { Driver, TuiResult } from '../face/driver.ts';
import { t } from '../text/t.ts';
import { Conversation } from './conversation.ts';
import { earOf } from './ear.ts';
import type { Input, Output } from './lines.ts';
import { openLines } from './open-lines.ts';
import type { Talk } from './talk.ts';
import { voiceOf } from './voice.ts';

export interface PlainIo {
  /** The person's own word; without it the environment tells. */
  ascii: boolean;
  input?: Input;
  /** Default: standard error; standard output is for results. */
  output?: Output;
  /** Columns. */
  width?: number;
  /** What is read: TERM, COLUMNS, the locale, ACCESSIBLE. */
  env?: NodeJS.ProcessEnv;
  /** Where signals are heard. */
  signals?: Pick<EventEmitter, 'on' | 'off' | 'listeners'>;
  /** Milliseconds. */
  now?: () => number;
}

/** Leads a person through the wizard line by line. Rejects only because of a bug. */
export async function runPlain(driver: Driver, io: PlainIo): Promise<TuiResult> {
  const { input = process.stdin, output = process.stderr, env = process.env } = io;
  const { ascii } = abilitiesOf(env, io.ascii);
  const width = () => io.width ?? (Number(env.COLUMNS) || output.columns || 80);
  const ear = earOf(await openLines(input, output, env), {
    subscribe: (listener) => driver.subscribe(listener),
    signals: io.signals ?? process,
    piped: !input.isTTY,
  });
  // A terminal that hangs up comes as SIGHUP; what is still written to it by then must not throw.
  const unheard = (): void => {};
  output.on('error', unheard);
  const talk: Talk = { driver, voice: voiceOf(output, width, ascii), ear, offered: [], draft: '' };
  try {
    greet(talk);
    return await new Conversation(talk, io.now ?? Date.now).run();
  } finally {
    ear.close();
    output.off('error', unheard);
  }
}

function greet({ driver, voice }: Talk): void {
  voice.say(
    t`xenguide: ${driver.title}, on ${driver.host}`,
    t(
      'Answer each question and press Enter. Enter alone takes what is suggested. A question mark lists what else you can type, “:help” explains the question, “:back” goes back. Nothing is changed before the review at the end.',
    ),
  );
}

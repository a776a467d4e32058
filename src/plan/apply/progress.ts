import type { Runner } from '../../host/runner.ts';
import type { RunStep } from '../action.ts';
import type { ApplyEvent } from './events.ts';

type Report = (event: Extract<ApplyEvent, { type: 'progress' }>) => void;

/** How far a long step is: bytes, rate, time left. `output` gets what the program says and gives back the rest. */
export interface Meter {
  output: (text: string) => string;
  /** Through: `true` when the step got to its end, which is then told once more. */
  stop: (whole: boolean) => Promise<void>;
}

/** qemu-img -p rewrites one line: `    (12.34/100%)\r`. */
const PERCENT = /\s*\((\d{1,3}(?:\.\d+)?)\/100%\)\r?/g;

/** zstd --progress (seen: 1.5.4): `\rRead: 32.0 MiB ==> 63%`, unpacking `\r/*stdin*\ : 40.2 MiB...`. */
const ZSTD_MARK = /: *(\d+(?:\.\d+)?) *([BKMGT])(?:i?B)?(?: *==>|\.\.\.)/g;
/** What it says in the end: `/*stdin*\ : 31.25% ( 64.0 MiB => 20.0 MiB, …)`, or `: 67108864 bytes`. */
const ZSTD_SUM = /: *(?:[\d.]+% *\(.*\)|\d+ bytes) *$/;
const POWERS = 'BKMGT';

export function meter(runner: Runner, id: string, step: RunStep, report: Report, everyMs = 1000): Meter {
  const progress = step.progress;
  if (!progress) return { output: (text) => text, stop: async () => undefined };
  const started = performance.now();
  let last = -1;
  const tell = (done: number): void => {
    const bytes = Math.min(Math.max(0, Math.round(done)), progress.totalBytes);
    if (bytes === last) return;
    last = bytes;
    const seconds = (performance.now() - started) / 1000;
    const rate = seconds > 0 ? bytes / seconds : 0;
    report({
      type: 'progress',
      id,
      done: bytes,
      total: progress.totalBytes,
      bytesPerSecond: Math.round(rate),
      // The first second says nothing about the rest.
      ...(rate > 0 && seconds >= 1 ? { secondsLeft: Math.round((progress.totalBytes - bytes) / rate) } : {}),
    });
  };
  if (progress.from === 'zstd') return fromZstd(tell);
  if (progress.from === 'qemu-img') return fromQemu(progress.totalBytes, tell);
  return step.to === undefined ? fromQemu(progress.totalBytes, tell) : fromSize(runner, step.to, tell, everyMs);
}

function fromQemu(total: number, tell: (done: number) => void): Meter {
  return {
    output: (text) => {
      const percent = [...text.matchAll(PERCENT)].at(-1)?.[1];
      if (percent !== undefined) tell((total * Number(percent)) / 100);
      return text.replace(PERCENT, '');
    },
    stop: async () => undefined,
  };
}

/** It rewrites one line all the time: only lines that it ends are passed on. */
function fromZstd(tell: (done: number) => void): Meter {
  let open = '';
  return {
    output: (text) => {
      open += text;
      const last = [...open.matchAll(ZSTD_MARK)].at(-1);
      if (last) tell(Number(last[1]) * 1024 ** POWERS.indexOf(last[2]!));
      const lines = open.split('\n');
      open = lines.pop()!.split('\r').slice(-2).join('\r');
      const whole = lines.map((line) => line.slice(line.lastIndexOf('\r') + 1));
      return whole
        .filter((line) => line.trim() !== '' && !ZSTD_SUM.test(line))
        .map((line) => `${line}\n`)
        .join('');
    },
    stop: async () => undefined,
  };
}

/** A file that is being filled grows; a block device does not, and then nothing is told. */
function fromSize(runner: Runner, path: string, tell: (done: number) => void, everyMs: number): Meter {
  let asking: Promise<void> = Promise.resolve();
  const ask = async (): Promise<void> => {
    try {
      const { code, stdout } = await runner.run({ argv: ['stat', '-L', '-c', '%s %F', '--', path] });
      const match = /^(\d+) regular/.exec(stdout);
      if (code === 0 && match) tell(Number(match[1]));
    } catch {
      // A lost host is met by the step itself.
    }
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    asking = ask().finally(() => {
      busy = false;
    });
  }, everyMs);
  return {
    output: (text) => text,
    stop: async (whole) => {
      clearInterval(timer);
      await asking;
      if (whole) await ask();
    },
  };
}

import { EventEmitter } from 'node:events';
import { render } from 'ink';
import { Component, type ReactNode } from 'react';

/** Ink as what it is best at: components become lines of text. What reaches the terminal is the painter's business. */
export interface Canvas {
  /** Draws and gives the frame: one line a row, with colour codes. */
  draw(node: ReactNode, cols: number): string;
  close(): void;
}

/**
 * Ink writes its whole frame to the stream it is given when it is in debug mode, at once and without cursor movements;
 * that frame is taken here. So none of its habits can reach the terminal: no erased scrollback, no lost Enter,
 * no hidden output under CI, no exit code of its own.
 */
export function openCanvas(): Canvas {
  const sheet = new Sheet();
  let instance: ReturnType<typeof render> | undefined;

  const options = {
    stdout: sheet as unknown as NodeJS.WriteStream,
    stderr: sheet as unknown as NodeJS.WriteStream,
    stdin: sheet as unknown as NodeJS.ReadStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: false,
  };
  return {
    draw(node, cols) {
      sheet.columns = cols;
      const failures: unknown[] = [];
      const guarded = <Boundary onError={(error) => failures.push(error)}>{node}</Boundary>;
      if (instance) instance.rerender(guarded);
      else instance = render(guarded, options);
      if (failures.length > 0) throw failures[0];
      return sheet.frame;
    },
    close() {
      instance?.unmount();
    },
  };
}

/** Ink would draw a component's error on the screen and go on; it is a bug and belongs to whoever drew. */
class Boundary extends Component<{ children: ReactNode; onError: (error: unknown) => void }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}

/** Looks to Ink like streams that are no terminal. */
class Sheet extends EventEmitter {
  columns = 80;
  frame = '';
  readonly isTTY = false;
  readonly writable = true;

  write(text: string): boolean {
    this.frame = text;
    return true;
  }
}

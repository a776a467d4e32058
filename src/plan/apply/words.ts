import type { Result } from '../../host/runner.ts';

/** Text of a program or a guest made fit for a terminal: no control sequences, no empty lines. */
export function cleanLines(text: string): string[] {
  return (
    text
      // Control sequences: CSI, OSC, and single characters after ESC.
      .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])/g, '')
      .split(/[\r\n]+/)
      .map((line) => line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '').trimEnd())
      .filter((line) => line.trim() !== '')
  );
}

/** The last thing a program said, for a message: at most three lines, 400 characters. */
export function lastWords(result: Result): string {
  const lines = cleanLines(result.stderr);
  const said = (lines.length > 0 ? lines : cleanLines(result.stdout)).slice(-3).join(' / ');
  return said.length > 400 ? `…${said.slice(-400)}` : said;
}

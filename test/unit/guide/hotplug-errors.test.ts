import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package-root.ts';

/** What the hotplug scripts of ours say to xl, which prints `script: …`, must be found in the handbook by its own words. */

const read = (...path: string[]): string => readFileSync(join(packageRoot(), ...path), 'utf8');
const headings = [...read('guide', 'errors.md').matchAll(/^### script: (.*)$/gm)].map(([, text]) => text!);

/** Each piece of the heading stands in the message, in its order. */
function has(message: string, heading: string): boolean {
  let at = 0;
  for (const piece of heading.split('...')) {
    const found = message.indexOf(piece.trim(), at);
    if (found < 0) return false;
    at = found + piece.trim().length;
  }
  return true;
}

describe.each(['vif-xenguide', 'vif-xenguide-route'])('what %s says', (script) => {
  const messages = [...read('templates', 'network', script).matchAll(/\bfail ("[^"]*"|'[^']*')/g)].map(([, text]) =>
    text!.slice(1, -1),
  );

  it('was found', () => expect(messages.length).toBeGreaterThan(3));
  it.each(messages.map((each) => [each]))('“%s” is in the handbook', (message) =>
    expect(
      headings.filter((heading) => has(message, heading)),
      message,
    ).not.toEqual([]),
  );
});

it('the handbook has no entry that no script says', () => {
  const all = ['vif-xenguide', 'vif-xenguide-route'].map((each) => read('templates', 'network', each)).join('\n');
  expect(
    headings.filter((heading) => !all.split('\n').some((line) => /\bfail /.test(line) && has(line, heading))),
  ).toEqual([]);
});

import { Command, Option } from 'commander';
import { expect, it } from 'vitest';
import { usageWords } from '../../../src/commands/usage-words.ts';

/** What commander itself says: its words may change with its version. */
function said(...args: string[]): string {
  const program = new Command('x').exitOverride().configureOutput({ writeErr: () => {} });
  program
    .command('undo <name>')
    .exitOverride()
    .addOption(new Option('--as <kind>').choices(['raw', 'qcow2']));
  try {
    program.parse(args, { from: 'user' });
    return '';
  } catch (error) {
    return usageWords((error as Error).message);
  }
}

it.each([
  [['undo', 'a', '--ass'], "unknown option '--ass' (did you mean --as?)"],
  [['undo', 'a', '--zzzzzz'], "unknown option '--zzzzzz'"],
  [['nix'], "unknown command 'nix'"],
  [['undo'], "missing required argument 'name'"],
  [['undo', 'a', '--as'], "option '--as <kind>' argument missing"],
  [['undo', 'a', '--as', 'vhd'], "option '--as <kind>' argument 'vhd' is invalid. Allowed choices are raw, qcow2."],
  [['undo', 'a', 'b'], "too many arguments for 'undo': expected 1, but got 2"],
])('%j', (args, words) => expect(said(...args)).toBe(words));

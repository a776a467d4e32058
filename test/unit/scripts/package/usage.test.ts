import { describe, expect, test } from 'vitest';
import { usages } from '../../../../scripts/package/usage.ts';
import { ALL } from './made.ts';

const nothing = async () => 0 as const;

describe('what the table says of a command', () => {
  const [command] = usages([
    {
      name: 'save',
      args: '<guest> [how] [file...]',
      words: { how: ['quick', 'well'] },
      summary: 'a summary',
      options: [
        { flags: '--to <dir>', help: 'where to' },
        { flags: '-q, --quiet', help: 'say nothing' },
        { flags: '--as <what>', help: 'as what', choices: ['raw', 'qcow2'], many: true },
        { flags: '--pace <rate>', help: 'how fast' },
      ],
      run: nothing,
    },
  ]);

  test('is read from its flags: the names, and what its placeholder stands for', () => {
    expect(command!.options.map(({ names, takes }) => [names.join(' '), takes])).toEqual([
      ['--to', 'folder'],
      ['-q --quiet', 'nothing'],
      ['--as', 'choice'],
      ['--pace', 'text'],
      ['--lang', 'choice'],
      ['-h --help', 'nothing'],
    ]);
    expect(command!.options[2]).toMatchObject({ placeholder: 'what', choices: ['raw', 'qcow2'], many: true });
  });

  test('and from its arguments', () => {
    expect(command!.arguments).toEqual([
      { name: 'guest', takes: 'guest', choices: [], many: false },
      { name: 'how', takes: 'choice', choices: ['quick', 'well'], many: false },
      { name: 'file', takes: 'file', choices: [], many: true },
    ]);
  });
});

test('each option of the real table has a name, and a value only with a placeholder', () => {
  for (const { name, options } of ALL)
    for (const option of options) {
      expect(option.names, name).not.toEqual([]);
      expect(option.placeholder === undefined, `${name} ${option.names}`).toBe(option.takes === 'nothing');
    }
});

test('the name of a new guest is none that there is', () => {
  expect(ALL.find(({ name }) => name === 'new')?.arguments[0]?.takes).toBe('text');
});

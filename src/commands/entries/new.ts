import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, noTest, text, yes } from './common.ts';

export const newEntry: CommandEntry = {
  name: 'new',
  args: '[name]',
  summary: t('provision a guest: questions, live preview, review, then write or apply'),
  options: [
    { flags: '--answers <file>', help: t('take the answers from a file (- : standard input)') },
    { flags: '--set <key=value>', help: t('one answer, as if it stood in the file'), many: true },
    host,
    { flags: '--facts <file>', help: t('plan for the host that doctor --json described; “example”: a built-in one') },
    { flags: '--out <dir>', help: t('where to write the files (default: ./NAME)') },
    {
      flags: '--print <what>',
      help: t('print one thing and change nothing'),
      choices: ['config', 'script', 'answers', 'plan'],
    },
    { flags: '--write', help: t('write the files') },
    { flags: '--apply', help: t('carry the plan out on the host') },
    yes,
    { flags: '--no-start', help: t('make everything, but do not start the guest') },
    noTest,
    { flags: '--plain', help: t('plain lines in place of the full screen') },
    { flags: '--ascii', help: t('draw with ASCII characters only') },
    json,
    { flags: '--templates <dir>', help: t('use the templates in this folder where it has them') },
  ],
  async run([name], options, io) {
    const { newGuest } = await import('../new/new.ts');
    return newGuest(
      {
        name,
        answers: text(options.answers),
        set: (options.set as string[] | undefined) ?? [],
        host: text(options.host),
        facts: text(options.facts),
        out: text(options.out),
        print: text(options.print) as 'config' | 'script' | 'answers' | 'plan' | undefined,
        write: options.write === true,
        apply: options.apply === true,
        yes: options.yes === true,
        start: options.start !== false,
        test: options.test !== false,
        plain: options.plain === true,
        ascii: options.ascii === true,
        json: options.json === true,
        templates: text(options.templates),
      },
      io,
    );
  },
};

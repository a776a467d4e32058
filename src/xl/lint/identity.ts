import { t } from '../../text/t.ts';
import { error, type LintProblem, warning } from '../problem.ts';
import { type Config, quoted, type Rule } from './config.ts';

/** Longer names are cut or refused by what is built from them: log files, migration's `--incoming`, our own guests. */
const LONGEST_NAME = 60;

export const identityRules: Rule[] = [
  // a guest has a name
  { whole: true, check: nameMissing },
  // names that other programs stumble over
  { check: oddName },
  // the uuid
  { check: badUuid },
];

function nameMissing(config: Config): LintProblem[] {
  if (config.text('name') !== undefined) return [];
  return [
    config.wholeProblem(error('no-name', t('The guest has no name: xl refuses the file.'), t('Add name = "…".'))),
  ];
}

function oddName(config: Config): LintProblem[] {
  const name = config.text('name');
  if (name === undefined) return [];
  const trouble = nameTrouble(name);
  return trouble ? [config.problem('name', warning(...trouble))] : [];
}

function nameTrouble(name: string): [code: string, message: string, remedy: string] | undefined {
  const remedy = t('Use letters, digits and . _ + - only, and begin with a letter or digit.');
  if (name === '')
    return ['empty-name', t('The name is empty: nothing can address the guest by it.'), t('Give it a name.')];
  if (/^\d+$/.test(name)) {
    return [
      'name-is-number',
      t`xl takes ${name} for a domain id wherever a name is wanted.`,
      t('Put a letter into it.'),
    ];
  }
  if (name === 'Domain-0')
    return ['name-taken', t('Domain-0 is the name of the host itself.'), t('Give it another name.')];
  if (name.length > LONGEST_NAME) {
    const message = t`The name is ${name.length} characters long; log files and migration put more behind it.`;
    return ['name-too-long', message, t`Use at most ${LONGEST_NAME} characters.`];
  }
  const odd = /[^A-Za-z0-9._+-]/.exec(name)?.[0];
  if (odd !== undefined) {
    const why: Record<string, string> = {
      '/': t('it breaks the path of the log file'),
      ',': t("it ends the name on QEMU's command line, so an hvm guest does not start"),
      ' ': t('every command then needs quotes around it'),
    };
    const message = t`${quoted(odd)} in the name makes trouble${why[odd] ? `: ${why[odd]}` : ''}.`;
    return ['odd-name', message, remedy];
  }
  if (/^[^A-Za-z0-9]/.test(name))
    return ['odd-name', t`A name that begins with ${name[0]} looks like an option.`, remedy];
  return undefined;
}

function badUuid(config: Config): LintProblem[] {
  const uuid = config.text('uuid');
  if (uuid === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid)) return [];
  return [
    config.problem(
      'uuid',
      error('bad-uuid', t`${quoted(uuid)} is no UUID: xl refuses the file.`, t('Make one with uuidgen.')),
    ),
  ];
}

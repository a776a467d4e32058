import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bashCompletion } from '../../../../scripts/package/bash.ts';
import { Session } from '../../../support/terminal.ts';
import { ALL, folderFor, missing, offersAll, PAGES } from './made.ts';

const folder = folderFor('xenguide.bash', bashCompletion(ALL, PAGES));
writeFileSync(join(folder, 'answers with spaces.yaml'), '');
mkdirSync(join(folder, '.ssh'));
writeFileSync(join(folder, '.ssh/config'), 'Host xen1 xen2.example *.wild !not\n  User root\n');
writeFileSync(join(folder, '.ssh/known_hosts'), 'old,10.0.0.1 ssh-ed25519 AAAA\n|1|hash|hash ssh-ed25519 AAAA\n');

/** Asks bash itself; it takes the line apart as readline does, at its own breaks. */
const ASK = `
source "$1/xenguide.bash"
compopt() { asked+="<\${*: -1}>"; }
line=$2 asked=''
text=$(sed -E 's/([:@=]+)/ \\1 /g; s|(:) +(//)|\\1 \\2|g' <<<"$line")
read -ra COMP_WORDS <<<"$text"
[[ $line != *' ' ]] || COMP_WORDS+=('')
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
set -u
_xenguide
[ -z "$asked" ] || echo "$asked"
[ \${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "\${COMPREPLY[@]}"
`;

function offered(line: string): string[] {
  const env = { ...process.env, HOME: folder };
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', ASK, 'ask', folder, line], { encoding: 'utf8', env });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe('bash', () => {
  offersAll(offered);

  test.each([
    ['xenguide ap', ['apply']],
    ['xenguide new --print ', ['config', 'script', 'answers', 'plan']],
    ['xenguide --print=s', ['script']],
    ['xenguide --print=', ['config', 'script', 'answers', 'plan']],
    ['xenguide console web1 --print ', []],
    ['xenguide help gu', ['guide']],
    ['xenguide undo we', ['web1']],
    ['xenguide disc ', ['db1', 'web1']],
    ['xenguide disc web1 ', ['list', 'insert', 'eject', 'next', 'wait']],
    ['xenguide disc web1 ne', ['next']],
    ['xenguide guide storage/', ['storage/lvm', 'storage/nfs']],
    ['xenguide new --answers ', ['<default>']],
    ['xenguide new --out ', ['<dirnames>']],
    ['xenguide check --xen 4.17 ', ['<default>']],
    ['xenguide check --xen ', []],
    ['xenguide disc web1 insert hdc ', ['<default>']],
    ['xenguide new --set a=b --set c=d --print p', ['plan']],
    ['xenguide nothing-of-the-kind ', []],
  ])('“%s”', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  test.each([
    ['xenguide --host ', ['ssh://xen1', 'ssh://xen2.example', 'ssh://old']],
    ['xenguide --host ssh://x', ['//xen1', '//xen2.example']],
    ['xenguide --host ssh://root@xen2', ['@xen2.example']],
    ['xenguide apply web1 --host=ssh:', ['//xen1', '//xen2.example', '//old']],
  ])('the hosts that ssh knows: “%s”', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  test('completes a file with spaces, and a host, as one types', async () => {
    const shell = Session.start('bash', ['--norc', '--noprofile', '-i'], {
      cwd: folder,
      env: { HOME: folder, PS1: '> ' },
    });
    try {
      shell.write('source ./xenguide.bash\r');
      await shell.waitFor(/bash\n>$/);
      shell.write('xenguide gu\tstorage/l\t;\x01\x0bxenguide --answers ans\t--host ssh://root@xen2\t;');
      const screen = await shell.waitFor('.example ;');
      expect(screen).toContain('> xenguide --answers answers\\ with\\ spaces.yaml --host ssh://root@xen2.example ;');
    } finally {
      await shell.close();
    }
  });

  test.skipIf(missing('shellcheck') !== undefined)('shellcheck finds no fault', () => {
    execFileSync('shellcheck', ['--shell=bash', join(folder, 'xenguide.bash')], { stdio: 'pipe' });
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zshCompletion } from '../../../../scripts/package/zsh.ts';
import { Session } from '../../../support/terminal.ts';
import { ALL, folderFor, missing, offersAll, PAGES } from './made.ts';

const folder = folderFor('_xenguide', zshCompletion(ALL, PAGES));
const why = missing('zsh');

const FOUND = join(folder, 'found');

// Every completion ends in compadd: asked for what matches (-A), it adds nothing. Other questions (-O, -A, -D) are its own.
const SETUP = `
PS1='# ' fpath=(${folder} $fpath)
autoload -U compinit && compinit -D -u
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a found; builtin compadd -A found "$@"
  [[ $#found -eq 0 ]] || print -l -- $found >>${FOUND}
}
ask() { zle list-choices; print -r -- "end of $BUFFER" >>${FOUND}; zle kill-buffer; zle -M "asked \${#asked}"; asked+=. }
zle -N ask && bindkey '^X' ask
`;

let shell: Session;
let asked = 0;

async function offered(line: string): Promise<string[]> {
  writeFileSync(FOUND, '');
  shell.write(`${line}\x18`);
  await shell.waitFor(new RegExp(`asked ${asked++}$`));
  const lines = readFileSync(FOUND, 'utf8').split('\n').filter(Boolean);
  expect(lines.pop()).toBe(`end of ${line}`);
  return [...new Set(lines)];
}

describe.skipIf(why !== undefined)('zsh', () => {
  beforeAll(async () => {
    writeFileSync(join(folder, 'setup.zsh'), SETUP);
    shell = Session.start('zsh', ['-f', '-i'], { cwd: folder, cols: 120, rows: 50, env: { HOME: folder } });
    await shell.waitFor(/[#%]$/);
    shell.write('. ./setup.zsh; clear\r');
    await shell.waitFor(/^#$/);
  }, 120_000);
  afterAll(() => shell.close());

  offersAll(offered);

  test.each([
    ['xenguide ap', ['apply']],
    ['xenguide new --print ', ['config', 'script', 'answers', 'plan']],
    ['xenguide --print=s', ['script']],
    ['xenguide help gu', ['guide']],
    ['xenguide guide storage/', ['storage/lvm', 'storage/nfs']],
    ['xenguide check --xen 4.17 we', ['web1.cfg']],
    ['xenguide undo we', ['web1']],
    ['xenguide disc ', ['db1', 'web1']],
    ['xenguide disc web1 ', ['list', 'insert', 'eject', 'next', 'wait']],
    ['xenguide disc web1 ne', ['next']],
    ['xenguide --host ss', ['ssh://']],
    ['xenguide apply web1 --host ssh://root@localh', ['localhost']],
  ])('“%s”', async (line, expected) => {
    expect(await offered(line)).toEqual(expected);
  });
});

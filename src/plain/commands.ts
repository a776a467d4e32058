import { layout } from '../guide/page.ts';
import { listed } from '../text/listed.ts';
import { t } from '../text/t.ts';
import { listPaths } from './paths.ts';
import { allFields, answerLine } from './question.ts';
import { warningLines } from './review.ts';
import { askLeave, type Next, sayLong, type Talk } from './talk.ts';
import { BLANK, type Para, para } from './words.ts';

interface Command {
  word: string;
  /** What may follow it, for the list. */
  takes?: string;
  what: string;
  run(talk: Talk, rest: string): Next | Promise<Next>;
}

/** What can be typed instead of an answer. `?` prints this list. */
const COMMANDS: readonly Command[] = [
  { word: 'help', takes: t('[PAGE]'), what: t('the handbook’s page about this question'), run: help },
  { word: 'back', what: t('the question before this one, or the review you came from; no answer is lost'), run: back },
  { word: 'jump', takes: t('[NUMBER]'), what: t('a list of all questions, to go to any'), run: jump },
  { word: 'undo', what: t('take back the last answer'), run: undo },
  { word: 'clear', what: t('forget the answer to this question'), run: clear },
  { word: 'none', what: t('leave this question empty'), run: none },
  { word: 'fix', takes: t('OLD NEW'), what: t('change a part of the text that was refused'), run: fix },
  {
    word: 'files',
    takes: t('[BEGINNING]'),
    what: t('paths on the host that begin so'),
    run: (talk, rest) => listPaths(talk, rest),
  },
  { word: 'preview', what: t('the config as it is so far'), run: preview },
  { word: 'review', what: t('all answers and what will be done'), run: review },
  { word: 'warnings', what: t('all that should be looked at first, in full'), run: warnings },
  { word: 'again', what: t('say the question again'), run: () => 'again' },
  { word: 'quit', what: t('leave'), run: quit },
];

/**
 * Runs what was typed if it is a command: `?`, `:back`, `:b`. Undefined: it is an answer. `::x` is the answer `:x`.
 * Behind a `draft` that stood on the line already only a whole command counts: `/srv/i:back`.
 */
export function command(talk: Talk, text: string, draft = ''): Promise<Next> | undefined {
  const typed = behind(draft, text) ?? text.trim();
  if (typed === '?') return Promise.resolve(listCommands(talk));
  const match = /^:(?!:)\s*(\S*)\s*(.*)$/.exec(typed);
  if (!match) return undefined;
  const word = match[1]!.toLowerCase();
  const meant = COMMANDS.filter((each) => each.word === word || (word !== '' && each.word.startsWith(word)));
  const only = meant.find((each) => each.word === word) ?? (meant.length === 1 ? meant[0] : undefined);
  if (only) return Promise.resolve(only.run(talk, match[2]!));
  talk.voice.say(
    meant.length > 1
      ? t`:${word} could be ${listed(
          meant.map((each) => `:${each.word}`),
          t('or'),
        )}.`
      : t`There is no command :${word}. A question mark lists all.`,
  );
  return Promise.resolve('stay');
}

function behind(draft: string, text: string): string | undefined {
  if (draft === '' || !text.startsWith(draft)) return undefined;
  const rest = text.slice(draft.length).trim();
  return rest === '?' || COMMANDS.some(({ word }) => rest === `:${word}`) ? rest : undefined;
}

function listCommands({ voice }: Talk): Next {
  voice.say(
    BLANK,
    t('Instead of an answer you can type:'),
    ...COMMANDS.map(({ word, takes, what }) => para(`${takes ? `${takes} ` : ''}– ${what}`, `  :${word} `)),
    t('The first letters are enough. Ctrl-C asks whether to leave.'),
  );
  return 'stay';
}

async function help(talk: Talk, rest: string): Promise<Next> {
  const { driver, voice } = talk;
  const id = rest.trim() || driver.view().current?.field.page;
  if (id === undefined) return listCommands(talk);
  const page = driver.page(id);
  if (!page) {
    voice.say(t`The handbook has no page ${id}.`);
    return 'stay';
  }
  const lines = layout(page, voice.width, { ascii: voice.ascii, marks: true });
  await sayLong(talk, [BLANK, ...lines.map(({ text }): Para => ({ text, asIs: true }))]);
  return 'again';
}

function back({ driver, voice }: Talk): Next {
  if (driver.view().canGoBack) driver.send({ type: 'back' });
  else voice.say(t('This is the first question.'));
  return 'stay';
}

function undo({ driver, voice }: Talk): Next {
  if (!driver.view().canUndo) {
    voice.say(t('There is no answer to take back.'));
    return 'stay';
  }
  driver.send({ type: 'undo' });
  voice.say(t('The last answer is taken back.'));
  return 'again';
}

function clear({ driver, voice }: Talk): Next {
  const current = driver.view().current;
  if (current?.from !== 'answer') {
    voice.say(t('This question has no answer of yours.'));
    return 'stay';
  }
  driver.send({ type: 'clear', key: current.field.key });
  return 'again';
}

function none({ driver, voice }: Talk): Next {
  const current = driver.view().current;
  if (!current?.field.optional) {
    voice.say(t('This question cannot be left empty.'));
    return 'stay';
  }
  driver.send({ type: 'answer', key: current.field.key, text: '' });
  return 'sent';
}

/** For terminals where a text cannot be edited: the refused one need not be typed all over again. */
function fix({ driver, voice }: Talk, rest: string): Next {
  const current = driver.view().current;
  const [old, ...by] = rest.trim().split(/\s+/);
  const text = current?.refused ?? current?.shown ?? '';
  if (!current || !old || !text.includes(old)) {
    voice.say(t`Write :fix OLD NEW, where OLD is a part of ${text === '' ? t('the refused text') : text}.`);
    return 'stay';
  }
  driver.send({ type: 'answer', key: current.field.key, text: text.replace(old, () => by.join(' ')) });
  return 'sent';
}

/** Goes to the question with this number or key; without one lists them and asks. */
export async function jump(talk: Talk, rest: string): Promise<Next> {
  const { driver, voice, ear } = talk;
  const fields = allFields(driver.view());
  let wanted = rest.trim();
  if (wanted === '') {
    voice.say(BLANK, ...fields.map((each, index) => para(answerLine(each), `  ${index + 1}. `)));
    voice.say(t('Which one? Its number; Enter stays here.'));
    const heard = await ear.hear();
    if (heard.type !== 'line' || heard.text.trim() === '') return 'again';
    wanted = heard.text.trim();
  }
  const target = fields[Number(wanted) - 1]?.field.key ?? fields.find(({ field }) => field.key === wanted)?.field.key;
  if (target === undefined && wanted !== 'review') {
    voice.say(t`There is no question ${wanted}. Their numbers go from 1 to ${fields.length}; :jump lists them.`);
    return 'stay';
  }
  driver.send({ type: 'goto', key: target ?? 'review' });
  return 'again';
}

export async function preview(talk: Talk): Promise<Next> {
  const text = talk.driver.view().preview.trimEnd();
  if (text === '') {
    talk.voice.say(t('There is no config yet: the host is still being looked at.'));
    return 'stay';
  }
  await sayLong(talk, [BLANK, ...text.split('\n').map((line): Para => ({ text: line, asIs: true })), BLANK]);
  return 'again';
}

async function warnings(talk: Talk): Promise<Next> {
  const all = talk.driver.view().warnings ?? [];
  if (all.length === 0) {
    talk.voice.say(t('There is nothing of that kind.'));
    return 'stay';
  }
  await sayLong(talk, warningLines(all));
  return 'stay';
}

function review({ driver }: Talk): Next {
  driver.send({ type: 'goto', key: 'review' });
  return 'again';
}

async function quit(talk: Talk): Promise<Next> {
  return (await askLeave(talk)) ?? 'again';
}

import type { Answers } from '../../guest/answers.ts';
import { cardQuestions } from '../../guest/cards.ts';
import { NOTHING } from '../../guest/guards.ts';
import type { World } from '../../guest/world.ts';
import { MODES } from '../../network/index.ts';
import { badList, printOpening, readOpening } from '../../network/ports.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Answer, Field } from '../field.ts';
import { firstPossible, type Section } from '../section.ts';

const PAGE = 'network/firewall';

/** What the guest may send and be sent. Asked only where a card is of a mode that can see to it. */
export const firewall: Section = {
  id: 'firewall',
  title: t('Firewall'),
  fields(answers, world) {
    const usual = firstPossible(MODES, world.facts)?.id;
    if (!cardQuestions(answers, world, usual).some(({ mode }) => mode?.guarded)) return [];
    return [
      {
        kind: 'toggle',
        key: 'firewall.antispoof',
        label: t('Keep it from posing as another machine?'),
        help: t('The host drops what the guest sends under another MAC or IP address than its own.'),
        page: PAGE,
        detail: true,
        suggest: suggestion(world),
      },
      {
        kind: 'list',
        item: 'port',
        key: 'firewall.allow',
        label: t('What may come in to it'),
        help: t`Which connections may come in, like: tcp/22, udp/53 from 192.0.2.0/24, icmp. Leave it empty to let everything in; type the word ${NOTHING} to let nothing in.${forwarded(answers, world) ? ` ${t('Ports that you forwarded are let in anyway, unless the list itself says from where.')}` : ''}`,
        page: PAGE,
        optional: true,
        empty: t('everything may come in'),
        check: badOpenings,
      },
    ];
  },
  problems(answers, { facts }) {
    if (!facts || facts.tools.nft.path !== null) return [];
    const wanted: Problem[] = [];
    const problem = (field: string) => ({
      field,
      message: t`nft is not installed on ${facts.hostname}, so there can be no firewall`,
      remedy: t`Install it: apt install ${facts.tools.nft.package}. Or leave the firewall out.`,
    });
    if (answers.get('firewall.antispoof') === true) wanted.push(problem('firewall.antispoof'));
    if (answers.get('firewall.allow') !== undefined) wanted.push(problem('firewall.allow'));
    return wanted.slice(0, 1);
  },
  summary(answers) {
    const allow = answers.get('firewall.allow');
    const spoof = answers.get('firewall.antispoof');
    if (spoof === undefined) return '';
    return (
      [spoof ? t('no false sender') : '', Array.isArray(allow) ? t`in: ${allow.join(', ')}` : '']
        .filter(Boolean)
        .join('; ') || t('none')
    );
  },
};

function suggestion({ facts }: World): NonNullable<Field['suggest']> {
  const own = facts?.xlConf['vif.default.script'];
  if (facts && facts.tools.nft.path === null) {
    return { value: false, because: t('nft, which would do it, is not installed on this host') };
  }
  if (own !== undefined && own !== 'vif-bridge') {
    return { value: false, because: t`xl.conf has a script of its own for cards (${own}), which this would replace` };
  }
  return {
    value: true,
    because: t('a guest that is broken into cannot harm its neighbours in this way, and it costs nothing'),
  };
}

const forwarded = (answers: Answers, world: World): boolean =>
  cardQuestions(answers, world, undefined).some(
    ({ mode, answers: own, context }) => (mode?.resolve(own, context)?.forwards ?? []).length > 0,
  );

/** `none` is what many type. */
const NOTHING_WORDS = new RegExp(`^(?:${NOTHING}|none)$`, 'i');

function badOpenings(value: Answer): Omit<Problem, 'field'> | undefined {
  const texts = value as string[];
  if (texts.length === 1 && NOTHING_WORDS.test(texts[0]!)) return undefined;
  return badList(texts, readOpening, printOpening);
}

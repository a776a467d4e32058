import type { GuestType } from '../boot/boot.ts';
import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Field } from '../wizard/field.ts';
import { parseRate } from '../xl/rate.ts';
import type { NetworkCard } from './card.ts';
import type { NetworkAnswers, NetworkContext } from './mode.ts';

/** Questions about a card that hardly anybody needs, for every mode that gives one. Rules: xen-facts 6.1. */

type Wrong = Omit<Problem, 'field'>;

/** IFNAMSIZ less the closing NUL; the emulated card of an hvm guest has `-emu` behind it besides. */
const LONGEST = 15;
const EMULATED = '-emu';
/** Devices that qemu has for i386 and that systems have drivers for; rtl8139 is xl's own choice. */
const MODELS = ['rtl8139', 'e1000', 'e1000e', 'ne2k_pci', 'pcnet', 'virtio-net-pci'];

/** `windows`: Windows of today has no driver for xl's own choice, and one for this. */
export function detailFields({ at, guest, facts }: NetworkContext, windows = false): Field[] {
  // Written out in each: what grows out of a spread is slow to make, and this is made at every key.
  return [
    {
      kind: 'text',
      key: `${at}.vifname`,
      page: 'network/card',
      detail: true,
      optional: true,
      label: t('Name of the card on the host'),
      help: t(
        'Instead of vif3.0, which is another one at every start. Leave it empty unless something on the host must know it.',
      ),
      check: (value) => badVifname(String(value), guest, facts),
    },
    {
      kind: 'text',
      key: `${at}.rate`,
      page: 'network/card',
      detail: true,
      optional: true,
      label: t('Most that it may send'),
      help: t('Like 100Mb/s (bits) or 10MB/s (bytes). Only what the guest sends is held back. Empty: no limit.'),
      check: (value) => badRate(String(value)),
    },
    {
      kind: 'count',
      key: `${at}.mtu`,
      page: 'network/card',
      detail: true,
      optional: true,
      label: t('Largest packet (MTU)'),
      help: t('In bytes. Empty: that of the bridge, which is right nearly always.'),
      // Less than 576 no IPv4 host need take (RFC 791); more than 65521 no netback sends.
      least: 576,
      most: 65_521,
    },
    {
      kind: 'text',
      key: `${at}.model`,
      page: 'network/card',
      detail: true,
      optional: true,
      label: t('Emulated card'),
      help: t('Of hvm guests only, until their own Xen driver runs: rtl8139 or e1000, say. Empty: rtl8139.'),
      check: (value) =>
        MODELS.includes(String(value))
          ? undefined
          : {
              message: t`“${String(value)}” is no card that can be emulated`,
              remedy: t`Choose one of ${MODELS.join(', ')}.`,
            },
      ...(windows ? { suggest: { value: 'e1000', because: t('Windows brings a driver for it') } } : {}),
    },
  ];
}

/** What depends on the guest's type; `type` undefined: not known yet. */
export function detailProblems(
  answers: NetworkAnswers,
  { at }: NetworkContext,
  type: GuestType | undefined,
): Problem[] {
  if (type === undefined) return [];
  const { model, vifname = '' } = answers;
  const name = String(vifname);
  return [
    ...(model !== undefined && type !== 'hvm'
      ? [
          {
            field: `${at}.model`,
            message: t`a ${type} guest has no emulated card, so it can have no model`,
            remedy: t('Leave it out, or choose the type hvm.'),
          },
        ]
      : []),
    ...(type === 'hvm' && name.length > LONGEST - EMULATED.length
      ? [
          {
            field: `${at}.vifname`,
            message: t`“${name}” has ${name.length} characters, and an hvm guest’s card can have ${LONGEST - EMULATED.length}`,
            remedy: t`Choose a shorter one: Xen puts ${EMULATED} behind it for the emulated card.`,
          },
        ]
      : []),
  ];
}

/** The card with what was answered here. */
export function withDetails(card: NetworkCard, answers: NetworkAnswers): NetworkCard {
  const text = (key: 'vifname' | 'rate' | 'model') =>
    answers[key] === undefined ? {} : { [key]: String(answers[key]) };
  const mtu = Number(answers.mtu);
  return {
    ...card,
    vif: { ...card.vif, ...text('vifname'), ...text('model'), ...text('rate'), ...(mtu > 0 ? { mtu } : {}) },
  };
}

function badVifname(name: string, guest: string, facts: NetworkContext['facts']): Wrong | undefined {
  if (name.length > LONGEST) {
    return {
      message: t`“${name}” has ${name.length} characters, and an interface’s name has ${LONGEST} at most`,
      remedy: t('Choose a shorter one, like web1-lan.'),
    };
  }
  // A firewall's rules hold the name too: the script vif-xenguide takes no other.
  if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(name) || /^(vif|tap)\d/.test(name) || name === 'lo') {
    return {
      message: t`“${name}” cannot be the name of a guest’s card on the host`,
      remedy: t('Begin with a letter (not like vif3 or tap3) and use letters, digits, . _ and -.'),
    };
  }
  const owner = facts?.guests.find((each) => each.name !== guest && each.vifnames?.includes(name));
  if (owner) {
    return {
      message: t`a card of the guest ${owner.name} is called ${name} already`,
      remedy: t('Choose another one: the second guest would start, and have no network.'),
      kind: 'conflict',
    };
  }
  const mine = facts?.guests.some((each) => each.name === guest && each.vifnames?.includes(name));
  return !mine && facts && [...facts.nics, ...facts.bridges].some((each) => each.name === name)
    ? { message: t`the host has an interface ${name} already`, remedy: t('Choose another one.'), kind: 'conflict' }
    : undefined;
}

function badRate(text: string): Wrong | undefined {
  const remedy = t('Write it like 100Mb/s (bits a second) or 10MB/s (bytes a second).');
  const read = parseRate(text);
  if ('problem' in read) return { message: t`“${text}” is no rate: ${read.problem}`, remedy };
  const [surprise] = read.surprises;
  return surprise === undefined ? undefined : { message: `“${text}”: ${surprise}`, remedy };
}

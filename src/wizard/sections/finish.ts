import { bootChoice } from '../../guest/boot-choice.ts';
import { t } from '../../text/t.ts';
import type { Field } from '../field.ts';
import type { Section } from '../section.ts';

/** What remains: the screen of an hvm guest, the start with the host, the explanations in the config. */
export const finish: Section = {
  id: 'finish',
  title: t('Options'),
  fields(answers, world) {
    const verdict = bootChoice(answers, world);
    const choice = verdict && 'choice' in verdict ? verdict.choice : undefined;
    return [
      ...(choice?.type === 'hvm'
        ? displayFields(answers.get('display.vnc') !== false, choice.install !== undefined)
        : []),
      {
        kind: 'toggle',
        key: 'autostart',
        label: t('Start it with the host?'),
        help: t('Whether Xen starts this guest by itself each time the host boots.'),
        page: 'guest/autostart',
        suggest: { value: false, because: t('try it first; it can be turned on later') },
      },
      {
        kind: 'toggle',
        key: 'comments',
        label: t('Explain each line of the config?'),
        help: t('The config gets a comment above each line that says what it does.'),
        page: 'concepts/config-file',
        detail: true,
        suggest: { value: true, because: t('the file teaches whoever opens it') },
      },
    ];
  },
  problems: () => [],
  summary: (answers) => (answers.get('autostart') === true ? t('with the host') : t('by hand')),
};

function displayFields(vnc: boolean, installs: boolean): Field[] {
  return [
    {
      kind: 'toggle',
      key: 'display.vnc',
      label: t('A screen to look at (VNC)?'),
      help: t(
        'An hvm guest has a graphics card. VNC shows you its picture: by an ssh tunnel, unless you let it listen elsewhere.',
      ),
      page: 'display/vnc',
      suggest: {
        value: true,
        because: installs ? t('the installer shows itself there') : t('it is the only way to see the boot menu'),
      },
    },
    ...(vnc
      ? [
          {
            kind: 'text' as const,
            key: 'display.listen',
            label: t('VNC listens on'),
            help: t('VNC has no encryption. 127.0.0.1 keeps it inside the host; an ssh tunnel brings it to you.'),
            page: 'display/vnc',
            detail: true,
            suggest: { value: '127.0.0.1', because: t('nobody else can connect to it') },
            check: (value: unknown) =>
              /^\d{1,3}(\.\d{1,3}){3}$/.test(String(value))
                ? undefined
                : {
                    message: t`“${String(value)}” is not an IPv4 address`,
                    remedy: t('Write 127.0.0.1, or an address of the host.'),
                  },
          },
        ]
      : []),
  ];
}

import { bootChoice } from '../../guest/boot-choice.ts';
import type { Field } from '../field.ts';
import type { Section } from '../section.ts';

/** What remains: the screen of an hvm guest, the start with the host, the explanations in the config. */
export const finish: Section = {
  id: 'finish',
  title: 'Options',
  fields(answers, world) {
    const verdict = bootChoice(answers, world);
    const hvm = verdict && 'choice' in verdict && verdict.choice.type === 'hvm';
    return [
      ...(hvm ? displayFields(answers.get('display.vnc') !== false) : []),
      {
        kind: 'toggle',
        key: 'autostart',
        label: 'Start it with the host?',
        help: 'Whether Xen starts this guest by itself each time the host boots.',
        page: 'guest/autostart',
        suggest: { value: false, because: 'try it first; it can be turned on later' },
      },
      {
        kind: 'toggle',
        key: 'comments',
        label: 'Explain each line of the config?',
        help: 'The config gets a comment above each line that says what it does.',
        page: 'concepts/config-file',
        detail: true,
        suggest: { value: true, because: 'the file teaches whoever opens it' },
      },
    ];
  },
  problems: () => [],
  summary: (answers) => (answers.get('autostart') === true ? 'with the host' : 'by hand'),
};

function displayFields(vnc: boolean): Field[] {
  return [
    {
      kind: 'toggle',
      key: 'display.vnc',
      label: 'A screen to look at (VNC)?',
      help: 'An hvm guest has a graphics card; VNC shows it to you over the network.',
      page: 'display/vnc',
      suggest: { value: true, because: 'it is the only way to see the boot menu' },
    },
    ...(vnc
      ? [
          {
            kind: 'text' as const,
            key: 'display.listen',
            label: 'VNC listens on',
            help: 'VNC has no encryption. 127.0.0.1 keeps it inside the host; an ssh tunnel brings it to you.',
            page: 'display/vnc',
            detail: true,
            suggest: { value: '127.0.0.1', because: 'nobody else can connect to it' },
            check: (value: unknown) =>
              /^\d{1,3}(\.\d{1,3}){3}$/.test(String(value))
                ? undefined
                : {
                    message: `“${String(value)}” is not an IPv4 address`,
                    remedy: 'Write 127.0.0.1, or an address of the host.',
                  },
          },
        ]
      : []),
  ];
}

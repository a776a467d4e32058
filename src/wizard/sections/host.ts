import type { Answers } from '../../guest/answers.ts';
import type { HostChoices } from '../../guest/world.ts';
import { t } from '../../text/t.ts';
import type { Field } from '../field.ts';
import type { Section } from '../section.ts';

/** How to begin: an earlier draft, and which Xen host it is for where this machine is none and none was named. */
export const host: Section = {
  id: 'host',
  title: t('Start'),
  fields: (answers, { draft, hosts }) => [
    ...(draft ? [draftField(draft)] : []),
    ...(hosts ? hostFields(answers, hosts) : []),
  ],
  problems: (_answers, { hostProblem }) => (hostProblem ? [hostProblem] : []),
};

/** Answers of a wizard that was left half-way are offered, never taken unasked. */
const draftField = (draft: string): Field => ({
  kind: 'choice',
  key: 'draft',
  label: t('Go on where you left off?'),
  help: t`There are answers from an earlier run: ${draft}.`,
  page: 'concepts/plan-apply-undo',
  options: [
    { value: 'continue', label: t('Go on with them') },
    { value: 'fresh', label: t('Begin anew'), hint: t('the earlier answers are dropped with your next answer') },
  ],
  suggest: { value: 'continue', because: t('nothing of it is lost, and each answer can be changed') },
});

function hostFields(answers: Answers, hosts: HostChoices): Field[] {
  const kind = answers.get('host.kind');
  return [
    {
      kind: 'choice',
      key: 'host.kind',
      label: t('Which Xen host is the guest for?'),
      help: t(
        'A guest needs a machine that runs Xen. Planning is safe on any of these: nothing is changed before you say so.',
      ),
      page: 'concepts/no-xen-yet',
      options: [
        { value: 'here', label: t('This machine'), ...(hosts.here ? { blocked: hosts.here } : {}) },
        { value: 'ssh', label: t('Another machine, over ssh'), hint: t('one that runs Xen and lets you in as root') },
        { value: 'example', label: t('An example host'), hint: t('nothing is real: look around, get the files') },
        {
          value: 'lab',
          label: t('The practice lab'),
          hint: t('a real Xen in an emulator'),
          ...(hosts.lab ? { blocked: hosts.lab } : {}),
        },
      ],
      suggest: suggestHost(hosts),
    },
    ...(kind === 'ssh'
      ? [
          {
            kind: 'text' as const,
            key: 'host.url',
            label: t('Address of the Xen host'),
            help: t(
              'Like root@xen1 or ssh://root@192.0.2.2:2222. Root must be able to log in there with your ssh key: try “ssh root@HOST true” first.',
            ),
            page: 'concepts/no-xen-yet',
            check: (value: unknown) => (/^(ssh:\/\/)?([\w.-]+@)?[\w.:[\]-]+$/.test(String(value)) ? undefined : NO_URL),
          },
        ]
      : []),
  ];
}

export const suggestHost = (hosts: HostChoices): { value: string; because: string } =>
  hosts.lab
    ? { value: 'example', because: t('it needs nothing, and shows everything') }
    : { value: 'lab', because: t('it is up, and nothing in it can break') };

const NO_URL = {
  message: t('that is not an ssh address'),
  remedy: t('Write it like root@xen1, or ssh://root@xen1:2222 with another port.'),
};

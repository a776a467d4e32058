import { noted, t } from '../../text/t.ts';
import type { Facts } from '../facts.ts';
import { becomeRoot } from '../where.ts';
import { fail, type HostCheck, type Judge, list, ok, warn } from './check.ts';

/**
 * XCP-ng and XenServer by their os-release: XAPI keeps their guests, memory and disks in a database of its own, and xl, which
 * is there for looking, makes guests that it knows nothing of.
 */
export const ruledByXapi = ({ os }: Facts): boolean => /^(xenenterprise|xenserver|xcp-ng)$/i.test(os.id);

/** Is this a host that can run guests, and if not, why (pains P01, P02; xen-facts 7.1 and 8). */
export const dom0: Judge = (facts) => {
  const { role, reason, version } = facts.xen;
  if (ruledByXapi(facts)) return [fail('dom0', `${xapiRules(facts)}.`, ELSEWHERE)];
  if (role === 'dom0')
    return [ok('dom0', t`Xen${version ? ` ${version}` : ''} runs, and this system controls it (dom0).`)];
  if (role === 'domU') {
    const remedy = t('Run xenguide on the host of this guest, or from here: xenguide new --host ssh://root@HOST.');
    return [fail('dom0', t`This system is a Xen guest, not the host. ${reason}`, remedy)];
  }
  if (role === 'unreachable') return [fail('dom0', t`Xen runs, but xl cannot speak to it. ${reason}`, mend(facts))];
  return [noXen(facts)];
};

export const xapiRules = ({ os }: Facts): string =>
  t`${os.pretty} makes its guests with tools of its own (XAPI, xe), which would know nothing of one that xl made`;
export const ELSEWHERE = t(
  'Make guests there with xe, or with Xen Orchestra. xenguide is for hosts that make them with xl, such as Debian’s.',
);

/** What xl says, and what helps. First match wins. */
const XL_TROUBLE: readonly (readonly [RegExp, string])[] = [
  [/not found/, noted('Install the tools that belong to it: apt install xen-utils-common, and xen-system-amd64.')],
  [/xenstore/i, noted('Start the Xen services: systemctl restart xen. If that does not help, reboot.')],
  [/Can't find version|Unable to execute/, noted('The tools of the Xen that runs are gone: reboot into the new one.')],
  [
    /physinfo|Permission denied/,
    noted('Tools and hypervisor are of different versions: reboot after an upgrade, and remove a second installation.'),
  ],
  [
    /no answer in time/,
    noted('The Xen services hang: look at systemctl status xen, and reboot if they do not come back.'),
  ],
  [
    /privileged command|libxc handle|xl context|ctx_alloc/i,
    noted('Load the door to Xen: modprobe xen-privcmd; mount -t xenfs xenfs /proc/xen; systemctl restart xen.'),
  ],
];

function mend({ root, where, xen: { reason } }: Facts): string {
  if (!root) return `${t('xl answers to root only.')} ${becomeRoot(where)}`;
  const known = XL_TROUBLE.find(([words]) => words.test(reason));
  return known?.[1] ?? t('Run xl info by hand and look at systemctl status xen.');
}

const MENU = t('Reboot, and choose the entry “… with Xen hypervisor” in the boot menu.');
const DEFAULT = t('To boot it always: XEN_OVERRIDE_GRUB_DEFAULT=1 in /etc/default/grub.d/xen.cfg, then update-grub.');

function noXen({ xen: { reason, installed = [], kernels = [] } }: Facts): HostCheck {
  const [image] = installed;
  if (image === undefined) {
    const remedy =
      `${t('To make this machine a Xen host: apt install xen-system-amd64, then reboot (xenguide guide concepts/no-xen-yet).')} ` +
      t('To plan for another one: --host ssh://root@HOST, or --facts example.');
    return fail('dom0', t`Xen does not run here. ${reason}`, remedy);
  }
  if (kernels.length > 0 && !kernels.some((kernel) => kernel.dom0)) {
    const names = list(kernels.map(({ config }) => config.replace('/boot/config-', '')));
    return fail(
      'dom0',
      t`Xen is installed (${image}) but not running, and no kernel here can be its dom0: ${names} lack CONFIG_XEN_DOM0.`,
      t`apt install linux-image-amd64, then update-grub: only then Xen has an entry in the boot menu. ${MENU}`,
    );
  }
  return fail('dom0', t`Xen is installed (${image}) but plain Linux was booted.`, `${MENU} ${DEFAULT}`);
}

export const root: Judge = ({ root, where }) => [
  root
    ? ok('root', t('The user is root.'))
    : fail('root', t('The user is not root, and xl and LVM answer to root only.'), becomeRoot(where)),
];

/** Which guests Xen itself can run (pain P03). */
export const guestTypes: Judge = ({ xen }) => {
  if (xen.role !== 'dom0') return [];
  const pv = xen.virtCaps.includes('pv') || xen.caps.some((cap) => cap.startsWith('xen-3.0-x86'));
  const hvm = xen.virtCaps.includes('hvm') || xen.caps.some((cap) => cap.startsWith('hvm-'));
  if (pv && hvm) return [ok('guest-types', t('Guests of the types pvh, pv and hvm can run.'))];
  if (hvm) return [ok('guest-types', t('Guests of the types pvh and hvm can run.'))];
  const remedy = t(
    'Switch on VT-x or AMD-V (SVM) in the firmware of the machine; if it is itself a virtual machine, nested virtualisation there.',
  );
  const message = t('Only guests of the type pv can run: the processor offers no hardware virtualisation.');
  return [pv ? warn('guest-types', message, remedy) : fail('guest-types', t('No type of guest can run here.'), remedy)];
};

/** `xl migrate` of a pv guest needs shadow paging to see which memory changes (xen-facts 11). */
export const liveMigration: Judge = ({ xen }) => {
  if (xen.role !== 'dom0' || !xen.virtCaps.includes('pv')) return [];
  if (xen.virtCaps.includes('shadow')) return [ok('live-migration', t('Running guests of all types can be moved.'))];
  return [
    warn(
      'live-migration',
      t('A running pv guest cannot be moved to another host: this Xen is built without shadow paging.'),
      t('Choose pvh for guests that are to move.'),
    ),
  ];
};

import { t } from '../../../text/t.ts';
import { no, ok, type Topic } from './check.ts';

/** What of the guest itself stands against a move, and whether the target can run its type. */
export const kind: Topic = ({ guest, from, to }) => [
  type({ guest, from, to }),
  ...(from.paused
    ? [
        no(
          'guest.paused',
          t`${guest.name} is paused, and a paused guest cannot be asked to hold still for a move`,
          t`Let it go on first: xl unpause ${guest.name}`,
        ),
      ]
    : []),
  ...guest.bound.map((what) => no(`guest.${what}`, BOUND[what][0], BOUND[what][1])),
];

const BOUND = {
  nomigrate: [t('its config says nomigrate=1'), t('Take that line out and restart the guest, if nothing needs it.')],
  pci: [
    t('a PCI device of this host is handed to it'),
    t('Detach it first (xl pci-detach), or shut the guest down and start it there.'),
  ],
  vnuma: [t('it has virtual NUMA nodes, which xl does not move'), t('Take vnuma= out of its config and restart it.')],
} as const;

function type({ guest, from, to }: Pick<Parameters<Topic>[0], 'guest' | 'from' | 'to'>) {
  if (guest.type === 'pv') {
    // Without it the pages that change during the copy cannot be noted (xen-facts 11).
    if (from.facts.xen.virtCaps.includes('shadow')) return ok('guest.type', t('Its type, pv, can be moved.'));
    return no(
      'guest.type',
      t`a running pv guest cannot be moved from ${from.name}: its Xen is built without shadow paging (virt_caps says no “shadow”), as Debian’s is`,
      t('Make it a pvh guest (type = "pvh", a kernel that knows it), or shut it down and start it there.'),
    );
  }
  if (!to.facts.xen.virtCaps.includes('hvm')) {
    return no(
      'guest.type',
      t`${to.name} cannot run ${guest.type} guests: its processor’s help for that is off or missing`,
      t('Switch VT-x or AMD-V on in its firmware setup.'),
    );
  }
  if (guest.type === 'hvm' && to.facts.boot.qemuXen === null) {
    return no(
      'guest.type',
      t`there is no qemu for hvm guests on ${to.name}`,
      t`On ${to.name}: apt install qemu-system-xen`,
    );
  }
  return ok('guest.type', t`Its type, ${guest.type}, can be moved.`);
}

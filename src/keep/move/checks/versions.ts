import { t } from '../../../text/t.ts';
import { no, ok, type Topic, warn } from './check.ts';

/** Xen takes a guest from the same version or the one before (docs/features/migration.pandoc); never from a newer one. */
export const versions: Topic = ({ from, to }) => {
  const own = numberOf(from.facts.xen.version);
  const other = numberOf(to.facts.xen.version);
  const both = t`${from.name} has Xen ${from.facts.xen.version}, ${to.name} has ${to.facts.xen.version}`;
  if (own === undefined || other === undefined) {
    return [
      warn('xen.version', t`the Xen versions cannot be compared (${both})`, t('See them with: xl info xen_version')),
    ];
  }
  if (other < own) {
    return [
      no(
        'xen.version',
        t`${both}: a guest does not move to an older Xen`,
        t`Bring ${to.name} to the same version first.`,
      ),
    ];
  }
  if (other - own > 1) {
    return [
      warn(
        'xen.version',
        t`${both}: only the same or the next version is promised to work`,
        t('Go in smaller steps, or shut the guest down and start it there.'),
      ),
    ];
  }
  return [ok('xen.version', `${both}.`)];
};

/** 4.17.7 is 417: the minor versions follow each other. */
function numberOf(version: string | null): number | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return major === undefined ? undefined : Number(major) * 100 + Number(minor);
}

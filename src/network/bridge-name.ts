import type { Facts } from '../host/facts.ts';
import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';

type Wrong = Omit<Problem, 'field'>;

/** Linux: IFNAMSIZ less the closing NUL. */
const LONGEST = 15;

/** Why no bridge can be called so; undefined: it can. */
export function badInterface(name: string): Wrong | undefined {
  if (name.length > LONGEST) {
    return {
      message: t`“${name}” has ${name.length} characters, and an interface’s name has ${LONGEST} at most`,
      remedy: t('See the names with: ip link show type bridge.'),
    };
  }
  // No slash, no white space; a comma would end the vif's key (xen-facts 6.1).
  return /^[A-Za-z0-9_.:-]+$/.test(name) && name !== '.' && name !== '..'
    ? undefined
    : {
        message: t`“${name}” is not a network interface’s name`,
        remedy: t('See the names with: ip link show type bridge.'),
      };
}

/** Why that which is called so on the host is no bridge for a guest; undefined: nothing there is called so. */
export function notABridge(name: string, facts: Facts | undefined): Wrong | undefined {
  const wrong = badInterface(name);
  if (wrong) return wrong;
  if (facts?.natNetworks?.some((each) => each.name === name)) {
    return {
      message: t`${name} is a private network of xenguide’s, not a bridge to your own network`,
      remedy: t`Choose the mode nat with the network ${name}.`,
    };
  }
  const nic = facts?.nics.find((each) => each.name === name);
  if (!nic) return undefined;
  return {
    message: t`${name} is ${nic.physical ? t('a network card') : t('an interface')} of the host, not a bridge`,
    remedy:
      nic.bridge === null
        ? t('Choose a bridge; ip link show type bridge lists them.')
        : t`Choose the bridge that it is a port of: ${nic.bridge}.`,
  };
}

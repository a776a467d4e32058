import type { Result } from '../../host/runner.ts';
import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { StorageAnswers, StorageContext } from '../backend.ts';
import { answerTo, type HostQuestion } from '../host-question.ts';
import { type Lun, parsePortal, parsePortalName, portalAt } from './portal.ts';

/**
 * Where the portal is: by an address, or by a name that the host itself has looked up. The LUN is known by the address
 * (xen-facts 5.5: block-iscsi too wants one), so that a name must come to one, and stay with it.
 */

type Place = Pick<Lun, 'address' | 'port' | 'portal'> & {
  /** As the answers call it, where that is a name. */
  name?: string;
};

const LOOK_UP_MS = 10_000;

/** The name in the answers, without its port; undefined: it is an address, or nothing. */
export const nameIn = (answers: StorageAnswers): string | undefined =>
  parsePortalName(String(answers.portal ?? ''))?.name;

/** On the host that will log in: another machine may know another address. getent(1) asks whatever the host asks. */
export const lookUp = (name: string, at: string): HostQuestion => ({
  argv: ['getent', 'ahosts', name],
  timeoutMs: LOOK_UP_MS,
  doing: t`looking up ${name} on the host`,
  about: `${at}.portal`,
  tell: (result) => {
    const problem = notFound(name, result);
    if (problem) return { good: false, text: `${problem.message}. ${problem.remedy}`, leads: `${at}.portal` };
    const found = addressesIn(result);
    const text = t`${name} is ${found.join(` ${t('and')} `)}.`;
    return found.length === 1
      ? { good: true, text }
      : { good: true, text: t`${text} Choose one of them.`, leads: `${at}.portal_address` };
  },
});

/** What the name is on the host, in the host’s order; undefined: not known (yet). */
export function addressesOf(answers: StorageAnswers, context: StorageContext): string[] | undefined {
  const name = nameIn(answers);
  const result = name === undefined ? undefined : answerTo(lookUp(name, context.at), context);
  return result ? addressesIn(result) : undefined;
}

/** Undefined while it is not known, or not one. */
export function placeOf(answers: StorageAnswers, context: StorageContext): Place | undefined {
  const text = String(answers.portal ?? '');
  const named = parsePortalName(text);
  if (!named) return parsePortal(text);
  const found = addressesOf(answers, context) ?? [];
  const chosen = answers.portal_address ?? (found.length === 1 ? found[0] : undefined);
  const address = found.find((each) => each === chosen);
  return address === undefined ? undefined : { ...portalAt(address, named.port), name: named.name };
}

/** What has been found against a name. Nothing as long as it is being looked up: one goes on meanwhile. */
export function badName(answers: StorageAnswers, context: StorageContext): Omit<Problem, 'field'> | undefined {
  const name = nameIn(answers);
  const result = name === undefined ? undefined : answerTo(lookUp(name, context.at), context);
  if (name === undefined || result === undefined) return undefined;
  if (result !== null) return notFound(name, result);
  return {
    message: t`${name} is a name, and a host that is only described cannot look it up`,
    remedy: t('Write its address as the portal; or plan on the host itself: --host ssh://root@HOST.'),
  };
}

/** Of one address there are three lines, for each kind of socket. Addresses with a zone and mapped ones reach no target. */
function addressesIn({ code, stdout }: Result): string[] {
  if (code !== 0) return [];
  const words = stdout.split('\n').map((line) => line.split(/\s/)[0]!.toLowerCase());
  return [...new Set(words)].filter((word) => parsePortal(word) && !/^(fe80:|::ffff:)/.test(word));
}

function notFound(name: string, result: Result): Omit<Problem, 'field'> | undefined {
  if (result.timedOut) {
    return {
      message: t`looking up ${name} on the host took longer than ${LOOK_UP_MS / 1000} seconds`,
      remedy: t('Look whether the name servers in its /etc/resolv.conf answer, or give the address.'),
    };
  }
  if (addressesIn(result).length > 0) return undefined;
  return {
    message: t`the host finds no address for the name ${name}`,
    remedy: t`Look at the spelling, and what the host itself says: getent ahosts ${name}. Or give the address.`,
  };
}

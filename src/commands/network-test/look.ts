import type { NetworkFacts } from '../../host/network-facts.ts';
import type { Runner } from '../../host/runner.ts';
import { sshIntoGuest } from '../../host/ssh-into-guest.ts';
import type { Known, Outcome, Question } from '../../network/test/network-test.ts';
import { type Ask, runTests } from '../../network/test/run.ts';
import type { StoreVif } from '../../network/test/store.ts';
import { testsOf } from '../../network/test/tests.ts';
import { t } from '../../text/t.ts';
import type { Subject } from './subject.ts';

export interface Places {
  /** The guest’s host. */
  host: Runner;
  /** Where xenguide runs: from here the guest is looked into. Absent: it is not. */
  here?: Runner;
  /** The host’s ssh URL; absent: it is this machine. */
  via?: string | undefined;
  configFile?: string | undefined;
}

/** One card with what its tests came to. */
export interface TestedCard {
  /** From 0, as in the guest’s config. */
  index: number;
  mac: string;
  mode: string;
  /** Its name on the host; null: it is not there. */
  vif: string | null;
  bridge: string | null;
  address: string | null;
  checks: Outcome[];
}

/** Tests the cards of a guest, one after the other. `onSettled` hears of each test as it is known. */
export async function testCards(
  subject: Subject,
  facts: NetworkFacts,
  store: readonly StoreVif[],
  places: Places,
  more: { outside?: string | undefined; onSettled?: (outcome: Outcome) => void; signal?: AbortSignal } = {},
): Promise<TestedCard[]> {
  const { name, cards } = subject;
  const domid = facts.guests.find((each) => each.name === name)?.domid ?? null;
  const tested: TestedCard[] = [];
  for (const [index, card] of cards.entries()) {
    const own = store.filter((each) => each.domid === domid);
    const vif = own.find(({ mac }) => mac === card.mac) ?? (card.mac === '' ? own[index] : undefined);
    const known: Known = {
      guest: name,
      domid,
      // A config without a MAC: the one that xl made up.
      card: card.mac === '' && vif ? { ...card, mac: vif.mac } : card,
      facts,
      vif,
      vifs: store.map((each) => each.name),
      emulated: subject.emulated,
      ...(more.outside === undefined ? {} : { outside: more.outside }),
      inside: insideOf(subject, places),
    };
    // The short test after an apply looks neither into the guest nor for strangers.
    const tests = testsOf(known.card, facts).filter(
      ({ part, asked }) => (part !== 'inside' && !asked) || places.here !== undefined,
    );
    let address: string | null = null;
    const checks = await runTests(tests, known, asker(places, more.signal), (outcome) => {
      address = outcome.learned?.address ?? address;
      more.onSettled?.(outcome);
    });
    const { mac, mode, vif: meant } = known.card;
    const bridge = meant.bridge ?? (vif?.bridge || null);
    tested.push({ index, mac, mode, vif: vif?.name ?? null, bridge, address, checks });
  }
  return tested;
}

function insideOf({ login, name }: Subject, { via, configFile }: Places): Known['inside'] {
  if (!login) return t`Nobody is known who may log in to ${name} with a key.`;
  return (address, line): Question => ({
    argv: sshIntoGuest(login, address, line, { via, configFile }),
    here: true,
    timeoutMs: 20_000,
  });
}

const PATIENCE_MS = 10_000;

/** Quick ones go to a far host in one round trip; those that wait for somebody’s answer wait side by side. */
function asker({ host, here }: Places, signal?: AbortSignal): Ask {
  const how = signal ? { signal } : {};
  return async (questions) => {
    const commandOf = ({ argv, timeoutMs = PATIENCE_MS }: Question) => ({ argv, timeoutMs });
    const waits = ({ argv }: Question): boolean => argv[0] === 'bash' || argv[0] === 'timeout';
    const quick = questions.filter((question) => !question.here && !waits(question));
    const many = quick.length > 1 && host.runMany ? host.runMany(quick.map(commandOf)) : undefined;
    return Promise.all(
      questions.map(async (question) => {
        const at = many ? quick.indexOf(question) : -1;
        if (many && at >= 0) return (await many)[at]!;
        return (question.here && here ? here : host).run(commandOf(question), how);
      }),
    );
  };
}

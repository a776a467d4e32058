import type { NetworkCard } from '../card.ts';
import { modeOf } from '../index.ts';
import { ADDRESS_TESTS } from './address-tests.ts';
import { CARD_TESTS } from './card-tests.ts';
import { inboundTests } from './inbound-tests.ts';
import { INSIDE_TESTS } from './inside-tests.ts';
import { type NetworkTest, PARTS, type TestFacts } from './network-test.ts';
import { WAY_TESTS } from './way-tests.ts';

/** Every test of a card, from near to far: those that any card has, and what its mode adds or puts in their place. */
export function testsOf(card: NetworkCard, facts: TestFacts): NetworkTest[] {
  const own = modeOf(card)?.tests?.(card, facts) ?? [];
  const common = [...CARD_TESTS, ...ADDRESS_TESTS, ...WAY_TESTS, ...inboundTests(card.guard?.allow), ...INSIDE_TESTS];
  // What a mode looks at lies nearer than what any host has.
  const all = [...own, ...common.filter(({ id }) => !own.some((each) => each.id === id))];
  return PARTS.flatMap((part) => all.filter((test) => test.part === part));
}

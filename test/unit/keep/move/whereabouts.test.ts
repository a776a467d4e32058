import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Remedy, remediesFor } from '../../../../src/keep/move/repair.ts';
import {
  awayOf,
  type BothEnds,
  incomingOf,
  type SeenDomain,
  type Sight,
  WHEREABOUTS,
  type Whereabouts,
  whereIs,
} from '../../../../src/keep/move/whereabouts.ts';
import type { DomainState } from '../../../../src/keep/xl-list.ts';

const NAME = 'web1';
const UUID = '11111111-2222-3333-4444-555555555555';
const STATES: readonly DomainState[] = ['running', 'paused', 'suspended', 'ended', 'crashed', 'dying'];
const NAMES = [NAME, incomingOf(NAME), awayOf(NAME)] as const;

const domain = (name: string, state: DomainState, uuid = UUID): SeenDomain => ({ name, domid: 7, uuid, state });
const sight = (domains: readonly SeenDomain[], more: Partial<Sight> = {}): Sight => ({
  ...{ domains, sends: false, receivers: [], receivesOther: false },
  ...more,
});
const ends = (from: Sight | undefined, to: Sight | undefined, neverStarted = false): BothEnds => ({
  ...{ name: NAME, uuid: UUID, from, to, neverStarted },
});

const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

/** Mostly not there: with all three names on both hosts nothing makes sense. */
const anyState = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constantFrom(...STATES) },
);

/** Anything that a host could say: each of the three names there or not, in any state. */
const anySight: fc.Arbitrary<Sight> = fc
  .record({
    states: fc.tuple(anyState, anyState, anyState),
    sends: seldom,
    receivers: seldom.map((are) => (are ? [4711] : [])),
    receivesOther: seldom,
  })
  .map(({ states, ...more }) =>
    sight(
      NAMES.flatMap((name, index) => (states[index] ? [domain(name, states[index])] : [])),
      more,
    ),
  );
const anyEnds = fc
  .record({
    from: fc.option(anySight, { nil: undefined, freq: 10 }),
    to: fc.option(anySight, { nil: undefined, freq: 10 }),
    neverStarted: fc.boolean(),
  })
  .map(({ from, to, neverStarted }) => ends(from, to, neverStarted));

interface Model {
  from: SeenDomain[];
  to: SeenDomain[];
  receivers: boolean;
}

const runs = ({ state }: SeenDomain): boolean => state === 'running';

/** What a remedy does to two hosts; throws where it does what must never be done. */
function carryOut(model: Model, remedy: Remedy): void {
  if (remedy.do === 'end-receivers') {
    model.receivers = false;
    return;
  }
  const side = model[remedy.at];
  const other = model[remedy.at === 'from' ? 'to' : 'from'];
  if (remedy.do === 'start') {
    if (side.length + other.length > 0) throw new Error('started a second copy');
    side.push(domain(NAME, 'running'));
    return;
  }
  const found = side.find(({ name }) => name === remedy.domain);
  if (!found) throw new Error(`there is no ${remedy.domain}`);
  if (remedy.do === 'destroy') {
    if (runs(found)) throw new Error('destroyed one that runs');
    side.splice(side.indexOf(found), 1);
  } else if (remedy.do === 'rename') {
    if (side.some(({ name }) => name === remedy.to)) throw new Error('the name is taken');
    side.splice(side.indexOf(found), 1, domain(remedy.to, found.state));
  } else {
    const wanted = remedy.do === 'resume' ? 'suspended' : 'paused';
    if (found.state !== wanted) throw new Error(`${remedy.do} of one that is ${found.state}`);
    // An xl that still receives may let its copy run at any moment.
    if (other.length > 0 || (model.receivers && remedy.at === 'from'))
      throw new Error('let run while there is another');
    side.splice(side.indexOf(found), 1, domain(found.name, 'running'));
  }
}

const modelOf = ({ from, to }: BothEnds): Model => ({
  ...{ from: [...from!.domains], to: [...to!.domains] },
  receivers: to!.receivers.length > 0 && to!.domains.some(({ name }) => name === incomingOf(NAME)),
});

describe('whatever two hosts say', () => {
  test('never a second that runs, never the end of one that runs, and in the end one guest in one place', () => {
    fc.assert(
      fc.property(anyEnds, (both) => {
        const state = whereIs(both);
        const remedies = remediesFor(state, NAME);
        if (!both.from || !both.to) {
          // Of a host that is silent nothing is known.
          expect(['unknown', 'strange', 'two-run']).toContain(state);
          expect(remedies).toBeUndefined();
          return;
        }
        if (!remedies) return;
        const model = modelOf(both);
        const before = [...model.from, ...model.to].filter(runs).length;
        for (const remedy of remedies) {
          carryOut(model, remedy);
          expect([...model.from, ...model.to].filter(runs).length).toBeLessThanOrEqual(1);
        }
        const after = [...model.from, ...model.to];
        expect(after.filter(runs).length).toBeGreaterThanOrEqual(before);
        if (state === 'orphan') return;
        expect(after.map(({ name }) => name)).toEqual([NAME]);
      }),
      { numRuns: 10_000 },
    );
  });

  test('after every repair there is nothing more to repair, or a state that leads there', () => {
    fc.assert(
      fc.property(anyEnds, (both) => {
        let now = both;
        for (let round = 0; round < 4; round += 1) {
          const remedies = now.from && now.to ? remediesFor(whereIs(now), NAME) : undefined;
          if (!remedies) return;
          if (remedies.length === 0) return;
          const model = modelOf(now);
          for (const remedy of remedies) carryOut(model, remedy);
          now = ends(
            sight(model.from, { sends: now.from!.sends }),
            sight(model.to, { receivesOther: now.to!.receivesOther }),
            now.neverStarted,
          );
        }
        expect.unreachable('it is put right in four rounds at most');
      }),
      { numRuns: 10_000 },
    );
  });

  test('a domain of the same name with another UUID is another guest: nothing is touched', () => {
    fc.assert(
      fc.property(anyEnds, fc.constantFrom('from', 'to'), (both, which) => {
        const one = both[which];
        if (!one || one.domains.length === 0) return;
        const others = one.domains.map(({ name, state }) => domain(name, state, UUID.replaceAll('1', '9')));
        const state = whereIs({ ...both, [which]: { ...one, domains: others } });
        expect(state).toBe('strange');
        expect(remediesFor(state, NAME)).toBeUndefined();
      }),
    );
  });
});

describe('what a move can leave', () => {
  const incoming = (state: DomainState): SeenDomain => domain(incomingOf(NAME), state);
  const away = (state: DomainState): SeenDomain => domain(awayOf(NAME), state);
  const own = (state: DomainState): SeenDomain => domain(NAME, state);

  type Row = [Whereabouts, SeenDomain[], SeenDomain[], { from?: Partial<Sight>; to?: Partial<Sight>; never?: boolean }];
  const TABLE: Row[] = [
    ['here', [own('running')], [], {}],
    ['here', [own('paused')], [], {}],
    ['under-way', [own('running')], [incoming('paused')], { from: { sends: true }, to: { receivers: [9] } }],
    ['under-way', [own('running')], [incoming('paused')], { to: { receivesOther: true } }],
    ['under-way', [own('running')], [incoming('dying')], {}],
    ['orphan', [own('running')], [incoming('paused')], { to: { receivers: [9] } }],
    ['half-copy', [own('running')], [incoming('paused')], {}],
    ['held', [own('suspended')], [], {}],
    ['held-with-copy', [own('suspended')], [incoming('paused')], {}],
    ['between', [away('suspended')], [incoming('paused')], {}],
    ['refused', [away('suspended')], [], { never: true }],
    ['gone-there', [away('suspended')], [], {}],
    ['renamed', [away('running')], [], {}],
    ['handed-over', [away('suspended')], [own('running')], {}],
    ['paused-there', [away('suspended')], [own('paused')], {}],
    ['arrived', [], [own('running')], {}],
    ['copy-only', [], [incoming('paused')], {}],
    ['nowhere', [], [], {}],
    ['two-run', [own('running')], [own('running')], {}],
    ['two-run', [own('running')], [incoming('running')], {}],
    ['strange', [own('suspended')], [incoming('running')], {}],
    ['strange', [own('crashed')], [], {}],
    // A receiver of some other guest is no business of ours as long as it has no copy of this one.
    ['here', [own('running')], [], { to: { receivesOther: true } }],
  ];
  test.each(TABLE)('%s', (state, from, to, { from: f, to: t, never }) => {
    expect(whereIs(ends(sight(from, f), sight(to, t), never))).toBe(state);
  });

  test('every state is met above', () => {
    const met = new Set<Whereabouts>(['unknown', ...TABLE.map(([state]) => state)]);
    expect([...met].sort()).toEqual([...WHEREABOUTS].sort());
  });

  test('one end that is silent: nobody knows', () => {
    expect(whereIs(ends(sight([own('running')]), undefined))).toBe('unknown');
    expect(whereIs(ends(undefined, sight([own('running')])))).toBe('unknown');
    expect(whereIs(ends(undefined, undefined))).toBe('unknown');
  });
});

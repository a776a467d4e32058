import type { Problem } from '../../problem.ts';
import { noted, t } from '../../text/t.ts';
import type { DiscFindings } from './findings.ts';
import { discProblem } from './problems.ts';

export interface Arranged {
  order: DiscFindings[];
  problems: Problem[];
  warnings: string[];
  says: string[];
}

/**
 * Puts discs into the order in which an installer wants them: one to start from first, a set by its numbers, drivers last.
 * Pure, and the same for the same discs in whatever order they were named.
 */
export function arrangeDiscs(discs: readonly DiscFindings[]): Arranged {
  const order = [...discs].sort(compare);
  return {
    order,
    problems: [...twice(order), ...noStart(order)],
    warnings: [...missing(order), ...alike(order)],
    says: sequence(order),
  };
}

function compare(a: DiscFindings, b: DiscFindings): number {
  return (
    Number(a.isDrivers) - Number(b.isDrivers) ||
    Number(!mayStart(a)) - Number(!mayStart(b)) ||
    (a.part?.number ?? 0) - (b.part?.number ?? 0) ||
    a.path.localeCompare(b.path, 'en', { numeric: true }) ||
    (a.path < b.path ? -1 : Number(a.path > b.path))
  );
}

/** Of a disc that could not be looked at, nobody knows. */
const mayStart = ({ boots, looked }: DiscFindings): boolean => boots.bios || boots.uefi || looked === 'not-at-all';

function twice(order: readonly DiscFindings[]): Problem[] {
  const again = order.filter(({ path }, index) => order.findIndex((each) => each.path === path) < index);
  return [...new Map(again.map((disc) => [disc.path, disc])).values()].map(({ is, path }) =>
    discProblem(is, t`${path} is named twice`, t('Name each disc once: the guest can be given it again at any time.')),
  );
}

function noStart([first]: readonly DiscFindings[]): Problem[] {
  // What is wrong with a disc itself is said with the disc.
  if (!first || first.problems.length > 0) return [];
  if (first.isDrivers) {
    return [
      discProblem(first.is, t('only drivers are on what was named, no system'), t('Name the system’s disc as well.')),
    ];
  }
  if (mayStart(first)) return [];
  const number = first.part && first.part.number > 1 ? ` ${t`(it is disc ${first.part.number} of a set)`}` : '';
  return [
    discProblem(
      first.is,
      t`no guest can start from ${nameOf(first)}${number}, and no other disc is there to start from`,
      t('Name the disc that the installation starts from as well: the first one of a set, as a rule.'),
    ),
  ];
}

/** Sets are told apart by their system. An installer asks for what it lacks, so that a gap is only worth a warning. */
function missing(order: readonly DiscFindings[]): string[] {
  const sets = new Map<string, NonNullable<DiscFindings['part']>[]>();
  for (const { part, os, isDrivers } of order) {
    if (part && !isDrivers) sets.set(os?.pretty ?? '', [...(sets.get(os?.pretty ?? '') ?? []), part]);
  }
  return [...sets].flatMap(([system, parts]) => {
    const have = new Set(parts.map(({ number }) => number));
    const last = Math.max(...parts.map(({ number, of }) => of ?? number));
    const lacking = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !have.has(number));
    if (lacking.length === 0) return [];
    const [which] = lacking;
    const all = listed(few(lacking));
    if (system === '') {
      return lacking.length === 1
        ? noted`Disc ${which} of the set is not among them: its installer may ask for it.`
        : noted`Discs ${all} of the set are not among them: its installer may ask for it.`;
    }
    return lacking.length === 1
      ? noted`Disc ${which} of the set of ${system} is not among them: its installer may ask for it.`
      : noted`Discs ${all} of the set of ${system} are not among them: its installer may ask for it.`;
  });
}

/** A disc may claim to be the 90th: what lies before it is not told number by number. */
const few = (numbers: readonly number[]): string[] =>
  numbers.length <= 5 ? numbers.map(String) : [...numbers.slice(0, 3).map(String), noted`${numbers.length - 3} others`];

/** Two copies of one disc under two names. */
function alike(order: readonly DiscFindings[]): string[] {
  return order.flatMap((disc, index) => {
    const other = order
      .slice(0, index)
      .find(({ path, volumeId, bytes }) => path !== disc.path && volumeId === disc.volumeId && bytes === disc.bytes);
    if (!other || disc.volumeId === null) return [];
    // In two folders they may bear the same name.
    const name = nameOf(other) === nameOf(disc) ? ({ path }: DiscFindings) => path : nameOf;
    return [t`Two of them seem to be the same disc: ${name(other)} and ${name(disc)} have the same label and length.`];
  });
}

function sequence(order: readonly DiscFindings[]): string[] {
  const [first, ...rest] = order.filter(({ isDrivers }) => !isDrivers);
  const drivers = order.filter(({ isDrivers }) => isDrivers);
  if (!first || order.length < 2) return [];
  const says = [noted`The guest starts from ${nameOf(first)}.`];
  if (rest.length > 0) says.push(noted`Then comes ${rest.map(nameOf).join(`${noted(', then')} `)}.`);
  if (drivers.length > 0) says.push(noted`Drivers are on ${listed(drivers.map(nameOf))}, for when the system asks.`);
  return says;
}

const nameOf = ({ is, path }: DiscFindings): string =>
  is === 'drive' ? noted`the disc in ${path}` : path.slice(path.lastIndexOf('/') + 1);

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : noted`${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

import type { Library } from '../guide/library.ts';
import { type Page, tableOf, withComputed } from '../guide/page.ts';
import type { Facts } from '../host/facts.ts';
import { compareBackends } from '../storage/compare.ts';

type Table = { header: string[]; rows: string[][] };

/** What the markers of pages stand for. With facts a table can say what that host can do. */
const TABLES: Readonly<Record<string, (facts: Facts | undefined) => Table[]>> = { storage: compareBackends };

/** A page of the handbook, with the tables that are made anew each time. A marker that nobody knows is a bug. */
export function readPage(library: Library, id: string, facts: Facts | undefined): Page | undefined {
  const page = library.read(id);
  return page && withComputed(page, (name) => TABLES[name]!(facts).map(({ header, rows }) => tableOf(header, rows)));
}

/** The same for a host that becomes known: one object as long as nothing changes, so that it is laid out once. */
export function handbook(library: Library, facts: () => Facts | undefined): (id: string) => Page | undefined {
  let seen: Facts | undefined;
  const pages = new Map<string, Page | undefined>();
  return (id) => {
    const now = facts();
    if (now !== seen) pages.clear();
    seen = now;
    if (!pages.has(id)) pages.set(id, readPage(library, id, now));
    return pages.get(id);
  };
}

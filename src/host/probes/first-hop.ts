import { type Row, rows, text } from './probe.ts';

/** A route over several routers (`nexthops` of `ip -j route`) as if it led over the first of them; any other as it is. */
export const firstHop = (route: Row): Row =>
  text(route.dev) === null ? { ...route, ...rows(route.nexthops)[0] } : route;

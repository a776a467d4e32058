import type { Section } from '../section.ts';
import { boot } from './boot.ts';
import { disks } from './disks.ts';
import { finish } from './finish.ts';
import { firewall } from './firewall.ts';
import { guest } from './guest.ts';
import { host } from './host.ts';
import { login } from './login.ts';
import { network } from './network.ts';
import { source } from './source.ts';
import { storage } from './storage.ts';

/** The steps in their order. A later step may depend on an earlier one, never the other way round. */
export const SECTIONS: readonly Section[] = [
  host,
  source,
  guest,
  boot,
  storage,
  disks,
  network,
  firewall,
  login,
  finish,
];

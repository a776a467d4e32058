import type { Step } from '../../plan/action.ts';

/** A program and its arguments; no shell. */
export type Argv = readonly [string, ...string[]];

/**
 * A change of the network that the host itself hangs on, in the words of whatever rules that card there: ifupdown,
 * systemd-networkd, netplan or NetworkManager. How it is made safely – armed, confirmed, taken back – is the same for all.
 */
export interface HostNetworkChange {
  /** For a list: `Make the bridge xenbr0 from the card eno1`. */
  title: string;
  /** The bridge that exists afterwards; names units and folders of this change. */
  name: string;
  /** The card whose addresses move. */
  nic: string;
  /** Does the running connection (default route, ssh) hang on that card? Only then a person must confirm. */
  carriesConnection: boolean;
  /**
   * Routers behind the card. Each way ends with a word to them, so that the neighbours hear at once where the host is now: some
   * (a switch with a memory, an emulator's network) do not ask by themselves. Absent: none.
   */
  gateways?: readonly string[];
  /**
   * Absolute paths of files (not folders) that are made, altered or removed, whole. They are kept on the host beforehand, byte for byte with
   * owner and mode, and the way back restores exactly these.
   */
  files: readonly string[];
  /** Brings the new files into place. Nothing of it may alter the running network yet. */
  stage: readonly Step[];
  /** Looks at what was staged and refuses nonsense (`netplan generate`, `ifquery`); changes nothing. */
  judge: readonly Argv[];
  /** Puts the files into effect. Run on the host in one go by systemd, so that a lost connection does not stop it half-way. */
  apply: readonly Argv[];
  /** Puts the old files into effect, after they are restored. Must work from any half-way state, and at boot. */
  back: readonly Argv[];
  /**
   * After the files of one of the two are put back at the start of the host, before its network is begun: what must be made
   * of them anew (`netplan generate`). Absent: nothing.
   */
  atBoot?: readonly Argv[];
  /** The ports that the bridge has by this change; others mean that somebody uses it. Absent: the card. */
  ports?: readonly string[];
  /** Paths below /sys/class/net and words that must be so afterwards: the bridge is up, the card is its port. */
  verify: Argv;
}

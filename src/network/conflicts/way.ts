/** A place of the host where guests hang, and what becomes there of what they send. */
export interface Way {
  /** The bridge; of a guest that is on none, the name of its card on the host, or `vif+` for any. */
  bridge: string;
  /** routed: the host passes packets on between networks. bridged: frames go from port to port, and the host is no station. */
  kind: 'routed' | 'bridged';
  /** A network that xenguide makes: the guests ask the host itself for addresses and names. It may not be there yet. */
  ours: boolean;
  /** The host passes their IPv6 on too. */
  six: boolean;
}

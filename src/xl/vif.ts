/** One entry of vif=[] (xen-facts 6.1). */
export interface XlVif {
  mac?: string;
  bridge?: string;
  script?: string;
  vifname?: string;
  gatewaydev?: string;
  ip?: string;
  model?: string;
  type?: 'ioemu' | 'vif';
  rate?: string;
  mtu?: number;
}

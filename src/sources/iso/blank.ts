import type { DiscFindings } from './findings.ts';

/** Nothing found yet. */
export function blankDisc(path: string, is: DiscFindings['is']): DiscFindings {
  return {
    path,
    is,
    looked: 'outside',
    bytes: 0,
    fingerprint: null,
    volumeId: null,
    boots: { bios: false, uefi: false },
    os: null,
    installer: null,
    windows: null,
    part: null,
    isDrivers: false,
    problems: [],
    warnings: [],
    says: [],
  };
}

/**
 * How the host mounts a guest's root for a moment, with the guest's own NFS version, so that it is known that the server
 * offers it. Soft: a host must not hang on it. Nothing in it is the host's: no devices, no programs.
 */
export function momentOptions(version: string, access: 'ro' | 'rw'): string {
  const lock = version.startsWith('3') ? ['nolock'] : [];
  return [
    ...[access, `nfsvers=${version}`, 'proto=tcp', ...lock, 'soft', 'timeo=50', 'retrans=2', 'retry=0'],
    ...['nodev', 'nosuid', 'noexec'],
  ].join(',');
}

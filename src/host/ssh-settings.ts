/**
 * What every ssh to a host is told, whatever the person's own configuration says (ssh_config(5)): no questions, nothing forwarded,
 * no program of the client's configuration, and a dead line is noticed within a minute.
 */
export const SSH_SETTINGS = [
  'BatchMode=yes',
  'ConnectTimeout=15',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=3',
  'ClearAllForwardings=yes',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  'LogLevel=ERROR',
] as const;

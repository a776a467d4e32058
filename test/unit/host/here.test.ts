import { beforeEach, describe, expect, test, vi } from 'vitest';
import { whyNotHere } from '../../../src/host/here.ts';

/** The files of a machine of paper. */
const files = vi.hoisted(() => new Map<string, string>());
vi.mock('node:fs', () => ({
  existsSync: (path: string) => files.has(path),
  readFileSync: (path: string) => {
    if (!files.has(path)) throw new Error(`ENOENT: ${path}`);
    return files.get(path);
  },
}));

describe('on a machine below which Xen runs', () => {
  beforeEach(() => {
    files.clear();
    files.set('/sys/hypervisor/type', 'xen\n');
    files.set('/dev/xen/privcmd', '');
  });

  test('a guest is told to go to its host', () => {
    files.set('/proc/xen/capabilities', '');
    files.set('/sys/hypervisor/uuid', '9a1b0c00-1111-2222-3333-444455556666\n');
    expect(whyNotHere()?.reason).toBe('this machine is itself a guest of Xen');
  });

  test('a host whose kernel is old and whose Xen services are not started is no guest', () => {
    files.set('/sys/hypervisor/uuid', '00000000-0000-0000-0000-000000000000\n');
    expect(whyNotHere()).toMatchObject({
      reason: 'Xen runs here, but its services do not',
      remedy: expect.stringContaining('systemctl restart xen'),
    });
  });

  test('a newer kernel says itself that it is the host', () => {
    files.set('/sys/hypervisor/uuid', '00000000-0000-0000-0000-000000000000\n');
    files.set('/sys/hypervisor/start_flags/initdomain', '1\n');
    expect(whyNotHere()?.reason).not.toBe('Xen runs here, but its services do not');
  });
});

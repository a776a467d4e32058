import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toByteString } from '../../src/xl/bytes.ts';
import { parseDisk, printDisk, UnprintableDisk, type XlDisk } from '../../src/xl/disk.ts';
import { parseRate } from '../../src/xl/rate.ts';
import { askDisks, askRates, type DiskAnswer, describeWithJudge, type RateAnswer } from './judge.ts';
import { ODD_DISKS, ODD_RATES } from './odd-specs.ts';

describeWithJudge('disk strings and libxlutil agree', ({ xenVersion }) => {
  it('on every odd disk of the table', () => compareDisks(ODD_DISKS, xenVersion));

  it('on thousands of random disk strings near the grammar', () => {
    compareDisks(fc.sample(diskSoup, { numRuns: 6000, seed: 3 }), xenVersion);
  });

  it('printDisk writes what is read back as the same disk', () => {
    const disks = fc.sample(disk, { numRuns: 2000, seed: 5 });
    const printed = disks.map(printed_);
    const specs = printed.filter((spec) => spec !== undefined);
    expect(specs.length).toBeGreaterThan(1500);
    const answers = askDisks(specs);
    const kept = disks.filter((_, i) => printed[i] !== undefined);
    answers.forEach((answer, i) => {
      const { target, vdev, access } = kept[i] as XlDisk;
      expect(answer).toMatchObject({ ok: true, vdev, readwrite: access === 'rw' });
      expect(answer.target || null).toBe(target === null ? null : Buffer.from(target).toString('latin1'));
    });
  });
});

describeWithJudge('vif rates and libxlutil agree', () => {
  it('on every odd rate of the table', () => compareRates(ODD_RATES));

  it('on thousands of random rates', () => compareRates(fc.sample(rateSoup, { numRuns: 4000, seed: 9 })));
});

function compareDisks(specs: string[], xenVersion: string): void {
  const answers = askDisks(specs);
  answers.forEach((answer, i) => {
    const spec = specs[i] as string;
    expect(`${spec} → ${toByteString(ourDisk(spec, xenVersion))}`).toBe(`${spec} → ${theirDisk(answer)}`);
  });
}

function ourDisk(spec: string, xenVersion: string): string {
  const read = parseDisk(spec, xenVersion);
  if ('problem' in read) return 'refused';
  const { target, vdev, format, backendtype, script, access, cdrom, flags = [] } = read.disk;
  const flag = (name: string) => flags.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1) || null;
  const on = (word: string, off: string) =>
    flags.includes(word) ? 'True' : flags.includes(off) ? 'False' : '<default>';
  return JSON.stringify([
    [target, vdev, format, backendtype ?? 'unknown', script || null, access === 'rw', cdrom ?? false],
    [flag('backend'), flag('specification') ?? 'unknown', flag('colo-host'), flag('hidden-disk')],
    [on('discard', 'no-discard'), on('trusted', 'untrusted'), on('colo', 'no-colo'), flags.includes('direct-io-safe')],
  ]);
}

function theirDisk(answer: DiskAnswer): string {
  if (!answer.ok) return 'refused';
  const { target, vdev, format, backendtype, script, readwrite, cdrom } = answer;
  return JSON.stringify([
    [target || null, vdev, format, backendtype, script || null, readwrite, cdrom],
    [answer.backend || null, answer.specification, answer.colo_host || null, answer.hidden_disk || null],
    [answer.discard, answer.trusted, answer.colo, answer.direct_io_safe],
  ]);
}

function compareRates(rates: string[]): void {
  askRates(rates).forEach((answer, i) => {
    const rate = rates[i] as string;
    expect(`${rate} → ${ourRate(rate)}`).toBe(`${rate} → ${theirRate(answer)}`);
  });
}

function ourRate(text: string): string {
  const read = parseRate(text);
  return 'problem' in read ? 'refused' : `${read.rate.bytesPerInterval} ${read.rate.intervalMicroseconds}`;
}

function theirRate(answer: RateAnswer): string {
  return answer.ok ? `${answer.bytes_per_interval} ${answer.interval_usecs}` : 'refused';
}

function printed_(disk: XlDisk): string | undefined {
  try {
    return printDisk(disk);
  } catch (thrown) {
    if (thrown instanceof UnprintableDisk) return undefined;
    throw thrown;
  }
}

const word = fc.constantFrom(
  '/a',
  '/a.img',
  'raw',
  'qcow2',
  'vhd',
  'vmdk',
  '',
  'xvda',
  'hdc',
  'w',
  'r',
  'ro',
  'rw',
  'w!',
);
const value = fc.oneof(
  word,
  fc.constantFrom(' x', 'x ', 'a:b', 'a=b', '/i,j', 'phy', 'qdisk', 'cdrom', 'xen', '0', '1'),
);
const key = fc.constantFrom(
  ...['format', 'vdev', 'access', 'target', 'script', 'backend', 'backendtype', 'devtype', 'specification', 'foo'],
  ...['colo-host', 'colo-port', 'hidden-disk', 'grant_usage', 'Vdev', 'discard'],
);
const flags = ['cdrom', 'discard', 'no-discard', 'direct-io-safe', 'trusted', 'untrusted', 'colo', 'no-colo'];
const prefixes = ['phy:', 'file:', 'tap:', 'tap2:', 'aio:', 'raw:', 'qcow2:', 'vhd:', 'iscsi:', 'nbd:', 'drbd:'];
const odd = ['hdc:cdrom', 'hda:disk', 'hda:foo', 'qed:', 'http://x', 'foo:', 'foo:1', '=', ':', ' ', '\t', '\n', 'é'];
const part = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 3, arbitrary: fc.tuple(key, value).map(([k, v]) => `${k}=${v}`) },
  { weight: 1, arbitrary: fc.constantFrom(...flags) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...prefixes), word).map(([p, w]) => p + w) },
);
const separator = fc.oneof(
  { weight: 8, arbitrary: fc.constant(',') },
  { weight: 1, arbitrary: fc.constantFrom(', ', ' ,', '', ',,', '\n', ',\n', '=') },
);
const wholeDisk = fc.constantFrom(
  ...[
    '/a,raw,xvda,rw',
    '/a,,xvda',
    'vdev=xvda,target=/a',
    'phy:/dev/a,xvda,w',
    'format=raw,vdev=hda,access=ro,target=/a',
  ],
  ...[',hdc:cdrom,r', ',,hdc,cdrom', 'vdev=hdc,cdrom', 'tap:aio:/a,xvda,w', 'script=block-x,vdev=xvda,target=r0'],
);
const diskSoup = fc
  .tuple(fc.option(wholeDisk, { nil: '' }), fc.array(fc.tuple(separator, part), { maxLength: 6 }))
  .map(([whole, rest]) => (whole + rest.flat().join('')).replace(whole === '' ? /^,/ : /^$/, ''));

const disk: fc.Arbitrary<XlDisk> = fc
  .record(
    {
      target: fc.option(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `/${text}`),
        { freq: 9 },
      ),
      format: fc.constantFrom('raw', 'qcow2', 'vhd', 'qed', 'empty'),
      vdev: fc.constantFrom('xvda', 'xvdb', 'hdc', 'xvda1', 'sda', 'd5p1', '51712'),
      access: fc.constantFrom('ro', 'rw'),
      cdrom: fc.boolean(),
      script: fc.constantFrom('block-drbd', 'block-iscsi', '/opt/block-x'),
      backendtype: fc.constantFrom('phy', 'qdisk'),
      flags: fc.subarray(['discard', 'direct-io-safe', 'backend=net', 'colo-host=10.0.0.1']),
    },
    { requiredKeys: ['target', 'format', 'vdev', 'access'] },
  )
  .map((d) => {
    const empty = d.target === null;
    const cdrom = empty || d.cdrom === true;
    const format = empty ? 'empty' : d.format === 'empty' ? 'raw' : d.format;
    return { ...d, format, access: cdrom ? 'ro' : d.access, cdrom } as XlDisk;
  });

const rateSoup = fc
  .tuple(
    fc.constantFrom(
      '0',
      '1',
      '8',
      '9',
      '010',
      '08',
      '018',
      '0129',
      '1',
      '10',
      '4294967295',
      '4294967296',
      '',
      '1.5',
      '0x1',
    ),
    fc.constantFrom('', 'G', 'M', 'K', 'k', 'm'),
    fc.constantFrom('b/s', 'B/s', 'b', 'B/S', '', 'bps', 'B/s '),
    fc.constantFrom(
      '',
      '',
      '@',
      '@1',
      '@08',
      '@010',
      '@018',
      '@50',
      '@4294',
      '@4295',
      '@0',
      '@4294967295',
      '@-1',
      '@@1',
    ),
    fc.constantFrom('', 's', 'ms', 'us', 'm', 'u', 'sm', ' '),
  )
  .map((parts) => parts.join(''));

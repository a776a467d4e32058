import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/xl/lint.ts';
import { hvm, MISREAD, pv, pvh, REFUSED } from './faulty-configs.ts';

function codes(text: string, xenVersion?: string): string[] {
  const { problems } = lint(text, xenVersion === undefined ? {} : { xenVersion });
  return problems.map((p) => `${p.severity} ${p.code}`);
}

/** Lists of lists by design, and devices that few guests have. */
const RARE = [
  `${hvm}vnuma = [ [ "pnode=0", "size=512", "vcpus=0", "vdistances=10", "constructor=1" ] ]\n`,
  `${pv}vsnd = [ [ "card, backend=1, short-name=s", "pcm, name=p", "stream, unique-id=1, type=P" ] ]\n`,
  `${pv}vkb = [ "backend-type=linux,backend=1" ]\nvdispl = [ "backend=1,connectors=id0:1920x1080" ]\n`,
  `${hvm}iomem = [ "fe000,1@fe100" ]\nrdm = "strategy=host,policy=relaxed"\n`,
  `${hvm}usbctrl = [ "type=auto, version=2, ports=4" ]\nusbdev = [ "hostbus=1,hostaddr=3" ]\n`,
];

describe('a config that is fine', () => {
  it.each([pvh, pv, hvm, ...RARE])('has no problems: %j', (text) =>
    expect(lint(text)).toEqual({ accepted: true, problems: [] }),
  );
});

describe('what xl refuses is an error', () => {
  it.each(REFUSED)('%j: %s', (text, code) => {
    expect(codes(text)).toContain(`error ${code}`);
    expect(lint(text).accepted).toBe(false);
  });
});

describe('what xl drops or misreads is a warning', () => {
  it.each(MISREAD)('%j: %s', (text, code) => {
    expect(codes(text)).toContain(`warning ${code}`);
    expect(lint(text).accepted).toBe(true);
  });
});

describe('the remedy can be typed', () => {
  it.each([
    [`${pvh}vcpu = 4\n`, 'Did you mean vcpus?'],
    [pvh.replace('512', '0512'), 'Write 512, or 330 if that is meant.'],
    [pvh.replace('512', '"2G"'), 'write memory = 2048'],
    [pvh.replace('512', '"2GiB"'), 'write memory = 2048'],
    [pvh.replace('512', '2'), 'write memory = 2048'],
    [`${pvh}disk = [ "/a,raw,vda" ]\n`, 'Write xvda.'],
    [`${pvh}disk = [ "/a,raw,XVDB" ]\n`, 'Write xvdb.'],
    [`${pvh}on_crash = "destory"\n`, 'Did you mean "destroy"?'],
    ['name = "g"\ntype = "HVM"\nmemory = 512\n', 'Write type = "hvm".'],
    [`${pvh}vif = [ "ip=10.0.0.1,10.0.0.2" ]\n`, 'with spaces between'],
  ])('%j', (text, words) => {
    expect(
      lint(text)
        .problems.map((p) => p.remedy)
        .join('\n'),
    ).toContain(words);
  });
});

it('a word that a later Xen brought is refused by an older one', () => {
  expect(codes(`${pvh}tee = "ffa"\n`, '4.17')).toEqual(['error bad-choice']);
  expect(codes(`${pvh}tee = "ffa"\n`, '4.18')).toEqual([]);
  expect(codes(`${pvh}arm_sci = "type=scmi"\n`, '4.21')).toEqual(['error bad-spec']);
  expect(codes(`${pvh}arm_sci = "type=scmi_smc"\n`, '4.21')).toEqual([]);
});

it('words that JavaScript knows are words like others', () => {
  for (const word of ['constructor', 'valueof', 'hasownproperty', 'tostring']) {
    const { problems } = lint(`${pvh}${word} = 1\n`);
    expect(problems).toMatchObject([{ code: 'unknown-key', remedy: expect.stringMatching(/^(Did|Take)/) }]);
    expect(lint(`a = ${word}\n`).problems).toMatchObject([{ code: 'bare-word', remedy: `Write "${word}".` }]);
  }
});

describe('where a problem stands', () => {
  it('an entry of a list, not its key', () => {
    const { problems } = lint(`${pvh}disk = [ "/a,raw,xvda",\n  "/b,raw,vda" ]\n`);
    expect(problems).toMatchObject([{ line: 6, column: 3, code: 'bad-vdev' }]);
  });

  it('problems come in the order of the file', () => {
    const lines = lint(`${pvh}foo = 1\nvcpus = 0\nbar = 2\n`).problems.map((p) => p.line);
    expect(lines).toEqual([5, 6, 7]);
  });
});

describe('a file xl cannot read', () => {
  it('is not told about keys that may stand in the part that was not understood', () => {
    expect(codes('Name = "a"\nmemory = 2g\ntype = "pv"\n')).toEqual(['error bad-key', 'error number-with-letters']);
  });

  it('is told about everything else at once', () => {
    expect(codes('name = "12"\nvcpu = 1\n# end')).toEqual([
      'warning name-is-number',
      'warning unknown-key',
      'error comment-without-line-break',
    ]);
  });
});

describe('with a version of Xen', () => {
  it('keys that are newer are named', () => {
    expect(codes(`${pvh}bootloader_restrict = 1\n`)).toEqual([]);
    expect(codes(`${pvh}bootloader_restrict = 1\n`, '4.17')).toEqual(['warning key-too-new']);
    expect(codes(`${pvh}bootloader_restrict = 1\n`, '4.18.1')).toEqual([]);
  });

  it('entries of lists that came later count only where xl looks at them', () => {
    expect(codes(`${pvh}llc_colors = [ "x" ]\n`, '4.17')).toEqual(['warning key-too-new']);
    expect(codes(`${pvh}llc_colors = [ "x" ]\n`, '4.20')).toEqual(['error bad-spec']);
  });

  it('qemu-xen-traditional is refused from 4.21 on', () => {
    const text = `${pvh}device_model_version = "qemu-xen-traditional"\n`;
    expect(codes(text, '4.20')).toEqual(['warning qemu-traditional']);
    expect(codes(text, '4.21')).toEqual(['error bad-device-model']);
  });

  it('a disk flag of 4.19 is an error before, and a warning when the version is not known', () => {
    const text = `${pvh}disk = [ "trusted,vdev=xvda,target=/a" ]\n`;
    expect(codes(text)).toEqual(['warning disk-flag-too-new']);
    expect(codes(text, '4.18')).toEqual(['error bad-disk']);
    expect(codes(text, '4.19')).toEqual([]);
  });
});

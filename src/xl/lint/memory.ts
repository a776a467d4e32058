import { t } from '../../text/t.ts';
import { error, type LintProblem, warning } from '../problem.ts';
import type { Config, Rule } from './config.ts';

/** Less than any Linux runs in: probably gigabytes were meant. */
const LEAST_MIB = 16n;
/** 16 TiB, the most memory Xen supports in a host: probably kilobytes or bytes were meant. */
const MOST_MIB = 16n * 1024n * 1024n;
/** HVM_MAX_VCPUS (xen/include/public/hvm/hvm_info_table.h). */
const MOST_HVM_CPUS = 128n;

export const memoryRules: Rule[] = [
  // without memory= a guest gets 32 MiB
  { whole: true, check: memoryMissing },
  // memory in the wrong unit
  {
    check: (config) => [...unlikely(config, 'memory'), ...unlikely(config, 'maxmem')],
  },
  // maxmem below memory
  { check: maxmemBelow },
  // numbers of CPUs
  { check: cpus },
];

function memoryMissing(config: Config): LintProblem[] {
  if (config.has('memory') || config.has('vnuma')) return [];
  const message = t('memory is not set: the guest gets 32 MiB, in which hardly any system starts.');
  return [config.wholeProblem(warning('no-memory', message, t('Add memory = 1024 (MiB), or more.')))];
}

function unlikely(config: Config, key: 'memory' | 'maxmem'): LintProblem[] {
  const mib = config.number(key);
  if (mib === undefined) return [];
  if (mib <= 0n) {
    const message = t`${key} = ${mib} gives the guest no sensible memory, but xl takes it.`;
    return [config.problem(key, warning('no-memory', message, t`Write ${key} = 1024 (MiB), or more.`))];
  }
  if (mib < LEAST_MIB) {
    const message = t`${key} counts in MiB: ${mib} MiB is too little for any system.`;
    return [config.problem(key, warning('memory-unit', message, t`For ${mib} GiB write ${key} = ${mib * 1024n}.`))];
  }
  if (mib > MOST_MIB) {
    const message = t`${key} counts in MiB: ${mib} MiB is more than Xen can give.`;
    return [config.problem(key, warning('memory-unit', message, t('Write the number of MiB, without any unit.')))];
  }
  return [];
}

function maxmemBelow(config: Config): LintProblem[] {
  const [memory, maxmem] = [config.number('memory'), config.number('maxmem')];
  if (memory === undefined || maxmem === undefined || maxmem >= memory) return [];
  const message = t`maxmem (${maxmem}) is below memory (${memory}): xl takes it, but the guest cannot be built so.`;
  return [
    config.problem('maxmem', warning('maxmem-below-memory', message, t`Write maxmem = ${memory}, or leave it out.`)),
  ];
}

function cpus(config: Config): LintProblem[] {
  const problems: LintProblem[] = [];
  const vcpus = config.number('vcpus');
  const most = config.number('maxvcpus');
  if (vcpus !== undefined && vcpus < 0n && (config.minor ?? 0) < 22) {
    const message = t`vcpus = ${vcpus} is no number of CPUs: xl refuses the file.`;
    problems.push(config.problem('vcpus', error('no-vcpus', message, t('Write vcpus = 1, or more.'))));
  } else if (vcpus !== undefined && vcpus < 1n) {
    problems.push(
      config.problem('vcpus', warning('no-vcpus', t`vcpus = ${vcpus} is taken for 1.`, t('Write vcpus = 1.'))),
    );
  }
  if (most !== undefined && most !== 0n && most < (vcpus ?? 0n)) {
    const message = t`maxvcpus (${most}) is below vcpus (${vcpus ?? 1}): xl refuses the file.`;
    problems.push(config.problem('maxvcpus', error('maxvcpus-below-vcpus', message, t('Leave maxvcpus out.'))));
  }
  const asked = most !== undefined && most > (vcpus ?? 0n) ? 'maxvcpus' : 'vcpus';
  const count = config.number(asked) ?? 0n;
  if (count > MOST_HVM_CPUS && (config.guest === 'hvm' || config.guest === 'pvh')) {
    const message = t`A ${config.guest} guest has at most ${MOST_HVM_CPUS} CPUs: Xen refuses ${count}.`;
    problems.push(
      config.problem(asked, warning('too-many-vcpus', message, t`Write ${asked} = ${MOST_HVM_CPUS} or less.`)),
    );
  }
  return problems;
}

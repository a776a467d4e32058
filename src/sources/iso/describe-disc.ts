import type { Problem } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { DiscFindings } from './findings.ts';

/** Adds the problems and the sentences: the last step of every look. `by`: where the system's name was read. */
export function finishDisc(
  disc: DiscFindings,
  problems: readonly Problem[],
  by: 'files' | 'label' = 'label',
): DiscFindings {
  const done = { ...disc, problems: [...disc.problems, ...problems] };
  const wrong = done.problems.map(({ message }) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`);
  return { ...done, says: wrong.length > 0 ? wrong : describe(done, by) };
}

/** One sentence each for the person. Pure. */
function describe(disc: DiscFindings, by: 'files' | 'label'): string[] {
  const says = [whatItIs(disc)];
  if (disc.os)
    says.push(
      by === 'files'
        ? noted`It installs ${disc.os.pretty}, as its own files say.`
        : noted`It installs ${disc.os.pretty}, as its label says.`,
    );
  if (!disc.os && !disc.isDrivers) says.push(noted('Whose system is on it could not be told.'));
  if (disc.isDrivers) says.push(noted('There are drivers for Windows guests on it, no system.'));
  if (disc.part) {
    const { number, of } = disc.part;
    says.push(of === null ? noted`It is disc ${number} of a set.` : noted`It is disc ${number} of ${of} of a set.`);
  }
  if (disc.installer) says.push(noted`Its installer’s kernel is ${disc.installer.kernel}.`);
  says.push(booting(disc));
  return says;
}

function whatItIs({ is, bytes, volumeId }: DiscFindings): string {
  const label = volumeId === null ? '' : noted`, labelled “${volumeId}”`;
  return is === 'file'
    ? noted`It is a CD or DVD image of ${roundSize(bytes)}${label}.`
    : noted`There is a disc of ${roundSize(bytes)} in the drive${label}.`;
}

function booting({ boots, part, isDrivers }: DiscFindings): string {
  if (boots.bios && boots.uefi) return noted('A guest can start from it, with a BIOS and with UEFI.');
  if (boots.bios) return noted('A guest can start from it, with a BIOS only.');
  if (boots.uefi) return noted('A guest can start from it, with UEFI only.');
  // Nothing is wrong with such a disc.
  if (isDrivers) return noted('It is not made to start from.');
  return part && part.number > 1
    ? noted('It is not made to start from: the first disc of the set is.')
    : noted('No guest can start from it.');
}

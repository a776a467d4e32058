import { Copilot } from '../../drives/copilot.ts';
import { usualPatience } from '../../drives/patience.ts';
import type { discPaths } from '../../drives/record-file.ts';
import type { DiscEnd } from '../../face/disc-driver.ts';
import { openLibrary } from '../../guide/library.ts';
import type { Page } from '../../guide/page.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { handbook } from '../handbook.ts';
import type { DiscArgs } from './args.ts';

/** The co-pilot in the terminal: the full screen where it can be drawn, else plain lines. */
export async function openCopilot(
  args: DiscArgs & { paths: ReturnType<typeof discPaths> | undefined },
): Promise<ExitCode> {
  const { runner, guest, paths, io, ascii } = args;
  let pages: ((id: string) => Page | undefined) | undefined;
  const page = (id: string): Page | undefined => {
    pages ??= handbook(openLibrary(), () => undefined);
    return pages(id);
  };
  const driver = new Copilot({ runner, guest, patience: usualPatience(), page, paths });
  let ended: DiscEnd;
  try {
    ended = await show(driver, args.plain || io.dumb || io.listens === true, ascii);
  } finally {
    if (driver.view().busy) io.say(t('A disc is being changed: one moment.'));
    await driver.close();
  }
  if (driver.failure !== undefined) throw driver.failure;
  const { said } = driver.view();
  if (said && ended !== 'hung up') io.say(said.text);
  return ended === 'left' ? EXIT.done : EXIT.interrupted;
}

async function show(driver: Copilot, plain: boolean, ascii: boolean): Promise<DiscEnd> {
  if (plain) {
    const { runPlainDiscs } = await import('../../plain/discs.ts');
    return runPlainDiscs(driver, { ascii });
  }
  const { runDiscs } = await import('../../tui/discs/run.tsx');
  return runDiscs(driver, { ascii });
}

import { HostLost, type Runner } from '../../host/runner.ts';
import { noted } from '../../text/t.ts';
import type { Action, ConfirmStep } from '../action.ts';
import { askAnew, comesTrue, runAnew } from './across.ts';
import { gatewayAnswers } from './gateway.ts';
import { pause } from './leftovers.ts';
import { Aborted, Failed, type Work } from './work.ts';

/** Kept back of the time that the host waits: the yes still has to get there. */
const ON_THE_WAY_SECONDS = 5;

/** From here on the host may go back by itself, whatever becomes of us. */
export const noteArmed = ({ journal }: Work, { id }: Action): Promise<void> => journal.append('armed', id);

/**
 * Sees to it that a change stays only where the host can still be reached. Over ssh a connection that was made after the
 * change must answer, before anybody is asked. Rejects with Failed once the host has gone back by itself, with HostLost
 * when it cannot be reached even then.
 */
export async function confirmStep(work: Work, action: Action, step: ConfirmStep, signal?: AbortSignal): Promise<void> {
  const { runner } = work;
  runner.renew?.();
  const left = await secondsLeft(runner, step);
  const answer = left === undefined ? 'unreachable' : await decide(work, step, left, signal);
  if (answer === 'yes' && (await keep(runner, step, left!.deadline))) {
    await work.journal.append('confirmed', action.id);
    return;
  }
  await goneBack(work, step, answer, signal);
}

/** The host's own clock counts, since it is the host that goes back. Undefined: it does not answer, or is back already. */
async function secondsLeft(runner: Runner, { since, seconds }: ConfirmStep) {
  const giveUp = performance.now() + seconds * 1000;
  while (performance.now() < giveUp) {
    const made = await runAnew(runner, ['stat', '-c', '%Y', '--', since]);
    const now = made && (await runAnew(runner, ['date', '+%s']));
    if (made && made.code !== 0) return undefined;
    const past = Number(now?.stdout) - Number(made?.stdout);
    if (made && now?.code === 0 && Number.isFinite(past)) {
      const left = seconds - ON_THE_WAY_SECONDS - Math.max(0, past);
      return left > 0 ? { seconds: left, deadline: performance.now() + left * 1000 } : undefined;
    }
    await pause(500);
  }
  return undefined;
}

type Answer = 'yes' | 'no' | 'silence' | 'no gateway' | 'unreachable';
type Left = NonNullable<Awaited<ReturnType<typeof secondsLeft>>>;

async function decide(work: Work, step: ConfirmStep, left: Left, signal?: AbortSignal): Promise<Answer> {
  const { runner, emit } = work;
  if (signal?.aborted) return 'no';
  if (work.confirm) {
    emit({ type: 'note', text: `${step.confirm} ${reached(runner)}` });
    return ask(work, step, left, signal);
  }
  if (runner.renew || (await gatewayAnswers(runner, left.deadline))) {
    emit({ type: 'note', text: noted`${step.confirm} ${reached(runner)} It stays so.` });
    return 'yes';
  }
  return 'no gateway';
}

const reached = ({ renew, where }: Runner): string =>
  renew ? noted`${where} answers over a new connection.` : noted('This host still runs.');

async function ask({ confirm, runner }: Work, step: ConfirmStep, left: Left, signal?: AbortSignal): Promise<Answer> {
  const over = new AbortController();
  const end = (): void => over.abort();
  signal?.addEventListener('abort', end, { once: true });
  const timer = setTimeout(end, left.seconds * 1000);
  const nobody = new Promise<'silence'>((resolve) => {
    over.signal.addEventListener('abort', () => resolve('silence'), { once: true });
  });
  try {
    const question = { what: step.confirm, where: runner.where, seconds: left.seconds };
    const said = confirm!(question, over.signal).then((yes): Answer => (yes ? 'yes' : 'no'));
    const answer = await Promise.race([said, nobody]);
    if (signal?.aborted) return 'no';
    // A face that gives up when its time is over says no as well.
    return answer === 'no' && over.signal.aborted ? 'silence' : answer;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    over.abort();
  }
}

/** Whether the host keeps it. An answer that got lost is asked for. */
async function keep(runner: Runner, { keep: argv, kept }: ConfirmStep, deadline: number): Promise<boolean> {
  do {
    const result = await runAnew(runner, argv);
    if (result) return result.code === 0 || (await askAnew(runner, kept)) === true;
    if ((await askAnew(runner, kept)) === true) return true;
  } while (performance.now() < deadline + ON_THE_WAY_SECONDS * 1000);
  return false;
}

const WHY: Readonly<Record<Answer, string>> = {
  yes: noted('the yes came too late'),
  no: noted('it was not confirmed'),
  silence: noted('nobody confirmed it in time'),
  'no gateway': noted('the host’s gateway did not answer any more'),
  unreachable: noted('the host could not be reached any more in time'),
};

/** Waits until the host has put everything back, and says so by failing. */
async function goneBack(work: Work, step: ConfirmStep, answer: Answer, signal?: AbortSignal): Promise<never> {
  const { runner, emit } = work;
  const { seconds, backSeconds, goBack, wentBack } = step;
  const why = WHY[answer];
  emit({ type: 'note', text: noted`The host puts back the network it had: ${why}. Waiting for that.` });
  if (answer === 'no' || answer === 'no gateway') await runAnew(runner, goBack);
  const patience = seconds + 2 * backSeconds;
  if (!(await comesTrue(runner, wentBack, performance.now() + patience * 1000))) {
    throw new HostLost(
      noted`${why}, and ${runner.where} did not say within ${patience} seconds that its old network is back. It goes back by itself, at the next start too`,
    );
  }
  if (signal?.aborted) throw new Aborted();
  throw new Failed({
    field: '',
    message: noted`the host has put back the network it had, by itself: ${why}`,
    remedy:
      answer === 'unreachable' || answer === 'no gateway'
        ? noted(
            'Look at the answers about the host’s own network: card, address, gateway, VLAN. xenguide guide network/confirm says more.',
          )
        : noted('Try it again and answer in time. xenguide guide network/confirm says more.'),
  });
}

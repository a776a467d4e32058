import type { Action, Check, Placed, Plan, Step } from '../../plan/action.ts';
import { parseReceipt } from '../../plan/apply/receipt.ts';
import { otherHosts } from '../../plan/elsewhere.ts';

/**
 * The plan that a guest was made by, once the guest and its records have moved to the other host of its disks: what was done on “this host”
 * was done on the other one, seen from there. The guest itself and its config have come along, so those steps stay where the plan is. With
 * that `xenguide undo` on the new host takes everything away on both. A plan about one host only stays as it is. `old`: the ssh URL of
 * the host that it comes from.
 */
export function rehomePlan(plan: Plan, old: string): Plan {
  const swap = swapFor(plan, old);
  if (!swap) return plan;
  return {
    ...plan,
    needs: plan.needs.map(swap),
    preconditions: plan.preconditions.map((each) => ({ ...each, check: swap(each.check as Check) })),
    actions: plan.actions.map((action) => (comesAlong(action) ? action : swapAction(action, swap))),
  };
}

type Swap = <T extends Placed>(placed: T) => T;

/** Undefined: the plan is not about two hosts. */
function swapFor(plan: Plan, old: string): Swap | undefined {
  const others = otherHosts(plan);
  if (others.length !== 1) return undefined;
  const [peer] = others as [string];
  return <T extends Placed>(placed: T): T => {
    const { on, ...rest } = placed;
    return on === peer ? (rest as T) : on === undefined ? { ...placed, on: old } : placed;
  };
}

/** The receipt of that plan: which file is on which host. What cannot be read is left as it is: nothing depends on it. */
export function rehomeReceipt(text: string | undefined, plan: Plan, old: string): string | undefined {
  const receipt = parseReceipt(text);
  const swap = swapFor(plan, old);
  if (!receipt || !swap) return text;
  const along = new Set(
    plan.actions
      .filter(comesAlong)
      .flatMap((action) => action.do.flatMap((step) => ('write' in step ? step.write : []))),
  );
  const files = receipt.files.map((file) => (along.has(file.path) ? file : swap(file)));
  return `${JSON.stringify({ ...receipt, files }, null, 2)}\n`;
}

/** The guest, its config, and files beside the records of it. */
const comesAlong = ({ id }: Action): boolean => /^(guest|config|install|seed|login)\./.test(id);

function swapAction(action: Action, swap: Swap): Action {
  const { check, verify } = action;
  return {
    ...action,
    ...(check ? { check: swap(check) } : {}),
    do: action.do.map((step) => swapStep(step, swap)),
    undo: action.undo.map((step) => swapStep(step, swap)),
    ...(verify ? { verify: verify.kind === 'run' ? { ...verify, check: swap(verify.check) } : verify } : {}),
  };
}

/** What asks about the network or only says something is about the plan’s own host in any case. */
const swapStep = (step: Step, swap: Swap): Step => ('confirm' in step || 'say' in step ? step : swap(step));

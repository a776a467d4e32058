import { helped } from '../keymap.ts';
import type { Ui } from '../state/ui.ts';
import { BLANK, type Line } from '../text/line.ts';
import { sameAgain } from '../text/memo.ts';
import { keysLines } from '../widgets/keys-line.ts';

/** Before the page of the handbook, when somebody asks for help: the keys of the place where they are. */
export const helpLines = (ui: Ui, width: number): readonly Line[] => same([...keysLines(helped(ui), width), BLANK]);

const same = sameAgain<readonly Line[]>();

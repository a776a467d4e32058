import { bootRules } from './boot.ts';
import { cardRules } from './cards.ts';
import { choiceRules } from './choices.ts';
import type { Rule } from './config.ts';
import { deviceRules } from './devices.ts';
import { diskRules } from './disks.ts';
import { furtherDeviceRules } from './further-devices.ts';
import { identityRules } from './identity.ts';
import { keyRules } from './keys.ts';
import { memoryRules } from './memory.ts';
import { oldHabitRules } from './old-habits.ts';
import { screenRules } from './screen.ts';
import { specRules } from './specs.ts';
import { typeRules } from './type.ts';

/** Every rule of the lint, by topic. A new rule goes into its topic's file and is in force by that. */
export const RULES: readonly Rule[] = [
  ...keyRules,
  ...identityRules,
  ...typeRules,
  ...memoryRules,
  ...bootRules,
  ...diskRules,
  ...cardRules,
  ...choiceRules,
  ...screenRules,
  ...deviceRules,
  ...specRules,
  ...furtherDeviceRules,
  ...oldHabitRules,
];

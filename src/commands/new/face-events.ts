import type { ApplyEvent } from '../../plan/apply/events.ts';
import type { ApplyEvent as FaceEvent } from '../../tui/driver.ts';

/** What apply reports, in the few words that a face draws. */
export function forFace(event: ApplyEvent): FaceEvent {
  switch (event.type) {
    case 'failed':
      return { type: 'failed', id: event.id, message: `${event.problem.message}. ${event.problem.remedy}` };
    case 'kept':
    case 'left out':
      return { type: 'skipped', id: event.id };
    case 'progress': {
      const { type, id, done, total, bytesPerSecond, secondsLeft } = event;
      return { type, id, done, total, bytesPerSecond, ...(secondsLeft === null ? {} : { secondsLeft }) };
    }
    case 'note':
    case 'command':
    case 'output':
      return event;
    default:
      return { type: event.type, id: event.id };
  }
}

import { t } from '../../text/t.ts';
import type { WizardView } from '../../wizard/view.ts';

/** A place that can be jumped to. */
export interface Place {
  key: string;
  section: string;
  label: string;
  shown: string;
  /** What can be chosen there, so that it is found by that too. */
  options: string;
}

/** All questions and the review, narrowed to those that hold every word that was typed. */
export function places(view: WizardView, filter: string): Place[] {
  const all: Place[] = view.sections.flatMap((section) =>
    section.fields.map(({ field, shown }) => ({
      key: field.key,
      section: section.title,
      label: field.label,
      shown: field.kind === 'choice' ? (field.options.find(({ value }) => value === shown)?.label ?? shown) : shown,
      options: field.kind === 'choice' ? field.options.map(({ label, value }) => `${label} ${value}`).join(' ') : '',
    })),
  );
  all.push({ key: 'review', section: t('Review'), label: t('Everything at a glance'), shown: '', options: '' });
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((place) => {
    const text = `${place.section} ${place.label} ${place.key} ${place.shown} ${place.options}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

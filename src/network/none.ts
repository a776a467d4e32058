import { t } from '../text/t.ts';
import type { NetworkMode } from './mode.ts';

/** No card at all: for a guest that is to be looked at in peace. */
export const none: NetworkMode = {
  id: 'none',
  label: t('No network'),
  summary: t('the guest gets no network card; reach it by its console only'),
  page: 'network/none',
  cardless: true,
  unavailable: () => undefined,
  fields: () => [],
  problems: () => [],
  resolve: () => undefined,
  actions: () => [],
  preconditions: () => [],
};

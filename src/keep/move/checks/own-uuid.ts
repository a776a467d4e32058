import { t } from '../../../text/t.ts';
import { no, type Topic, warn } from './check.ts';

/**
 * By its UUID a guest is known at both ends. One without it in its config gets another with each start (xl.cfg(5)), and what is started at
 * the target is then taken for a stranger.
 */
export const ownUuid: Topic = ({ guest: { name, uuid, config, configUuid }, cold }) => {
  if (configUuid === uuid) return [];
  const { path } = config;
  const message =
    configUuid === null
      ? t`${path} says no UUID, so that ${name} gets another one with each start and is not known again`
      : t`${path} says another UUID than ${name} runs with, so that it is not known again once it is started anew`;
  return [(cold ? no : warn)('identity.own', message, t`Write into ${path}: uuid = "${uuid}"`)];
};

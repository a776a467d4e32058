import { ELSEWHERE, ruledByXapi, xapiRules } from '../../../host/checks/xen.ts';
import { no, type Topic } from './check.ts';

/** Whether xl rules the other host, which is to have the guest from then on. */
export const toolstack: Topic = ({ to: { facts } }) =>
  ruledByXapi(facts) ? [no('toolstack', xapiRules(facts), ELSEWHERE)] : [];

import type { Language, Party } from '../transfer/party.ts';
import type { Stage } from '../transfer/transfer.ts';
import { ADVICE_IN_DUTCH } from './advice-dutch.ts';
import { ADVICE_IN_ENGLISH, type AdviceId } from './advice-english.ts';
import { stagesFrom } from './stage-span.ts';

/** Advice that stops nobody: what it is about, what it says, and the rows it comes from. */
export type Advice = { id: AdviceId; text: string; rows: readonly string[] };

type Line = readonly [id: AdviceId, rows: readonly string[], when: readonly Stage[], to: readonly Party[]];

const TEXTS: Record<Language, Record<AdviceId, string>> = { en: ADVICE_IN_ENGLISH, nl: ADVICE_IN_DUTCH };

const BEFORE_SIGNING = stagesFrom('requested', 'newPartner');
const BEFORE_UPLOAD = stagesFrom('requested', 'submission');
const BEFORE_MOVE = stagesFrom('requested', 'support');
const ALWAYS = stagesFrom('requested', 'completed');
const MOVED = stagesFrom('access', 'completed');
const EVERYBODY = ['currentPartner', 'customer', 'newPartner'] as const;
const RECEIVING = ['customer', 'newPartner'] as const;

/** Who is told what, and while the transfer stands where. */
const CHECKLIST: readonly Line[] = [
  ['no-help-from-microsoft', ['R-10'], BEFORE_UPLOAD, RECEIVING],
  ['stay-in-touch', ['R-11'], BEFORE_MOVE, ['customer']],
  ['write-to-microsoft-too', ['D-17'], ['requested', 'ticket'], ['customer']],
  ['same-tenant', ['D-19'], BEFORE_MOVE, EVERYBODY],
  ['billing-only', ['D-07'], ALWAYS, EVERYBODY],
  ['not-by-self-service', ['D-01'], BEFORE_UPLOAD, ['currentPartner', 'newPartner']],
  ['record-groups', ['D-07', 'D-08'], stagesFrom('requested', 'access'), ['currentPartner', 'newPartner']],
  ['keep-current-partner', ['D-16'], BEFORE_MOVE, ['customer']],
  ['export-billing-data', ['D-18'], BEFORE_MOVE, ['customer', 'currentPartner']],
  ['reservations', ['D-18'], BEFORE_MOVE, EVERYBODY],
  ['marketplace-products', ['D-18'], BEFORE_MOVE, EVERYBODY],
  ['prices', ['D-18'], BEFORE_MOVE, RECEIVING],
  ['support-duty', ['D-18'], stagesFrom('support', 'completed'), EVERYBODY],
  ['own-form-edition', ['R-43', 'A-03'], stagesFrom('ticket', 'currentPartnerSignature'), ['currentPartner']],
  ['relationship-first', ['R-28', 'D-11'], BEFORE_MOVE, RECEIVING],
  ['no-seals', ['D-26'], stagesFrom('currentPartnerSignature', 'signatures'), EVERYBODY],
  ['same-ids-before', ['D-22'], stagesFrom('requested', 'ticket'), ['currentPartner']],
  ['grant-before-removing', ['D-08'], stagesFrom('newPartner', 'access'), RECEIVING],
  ['usage-by-commerce-id', ['D-21'], MOVED, ['newPartner']],
  ['two-ids-after', ['D-22', 'R-22', 'R-23', 'R-24'], MOVED, RECEIVING],
  ['end-delegated-admin', ['DOMAIN 7.1'], MOVED, ['customer']],
  ['further-reading', ['R-44'], BEFORE_SIGNING, EVERYBODY],
];

/** The advice for somebody at a stage, in the order of the process. Portals get it in English. */
export const advice = (stage: Stage, reader: Party, language: Language = 'en'): Advice[] =>
  CHECKLIST.filter(([, , when, to]) => when.includes(stage) && to.includes(reader)).map(([id, rows]) => ({
    id,
    text: TEXTS[language][id],
    rows,
  }));

/** What happens to a transfer on its way: nothing in particular, or one of three detours. */
export type Course = 'straight' | 'correction' | 'incomplete' | 'delegation';

/** What somebody who has watched a transfer from outside knows about its course. */
type Told = {
  /** The process as the audit trail must tell it; what stands in one line may come in any order (DESIGN 3), and what ends in `?` may be missing. */
  story: readonly (readonly string[])[];
  /** Different links to sign with that went to each address, and those of other holders (`follow …`, `part …`, `copies.… …`). */
  links: Record<string, number>;
  /** Whose signatures were void in revision 2; no list when there is no revision 2. */
  voided?: readonly string[];
  /** Answers of the doors to whoever walks it. */
  answers: number;
};

export const FRANK = 'frank@fabrikam.example';
export const MARIA = 'maria@lucernepublishing.example';
export const ZOE = 'zoe@contoso.example';
/** Who signs instead of Zoë when she passes it on. */
export const COLLEAGUE = { firstName: 'Piet', lastName: 'Vermeer', email: 'piet@contoso.example' };

const both = (revision: number) =>
  ['customer', 'newPartner'].flatMap((party) => [
    `signed ${party} r${revision}`,
    `signatureSealed ${party} r${revision}`,
  ]);

const BEGINNING = [
  ['transferRequested'],
  ['serviceTicketOpened', 'eligibilityConfirmed'],
  ['formPrepared r1'],
  ['signed currentPartner r1'],
  ['newPartnerSubmitted', 'signatureSealed currentPartner r1'],
  ['newPartnerFilledIn r1'],
];
const UPLOAD = [['submissionChecked'], ['formAttached'], ['supportAnswered']];
const END = [['accessReported'], ['transferEnded'], ['certificateIssued']];

/** Where the new partner is asked for its part, and the admins who get copies at the end. */
const TRANSFERS = 'transfers@contoso.example';
const [NIA, ADA] = ['nia@fabrikam.example', 'ada@contoso.example'];

/** Maria signs herself, so she gets one link to the copies and not two. */
const COPIES = {
  [`copies.currentPartner ${NIA}`]: 1,
  [`copies.currentPartner.signatory ${FRANK}`]: 1,
  [`copies.customer ${MARIA}`]: 1,
  [`copies.newPartner ${ADA}`]: 1,
};
const TO_SIGN_AND_FOLLOW = { [FRANK]: 1, [MARIA]: 1, [ZOE]: 1, [`follow ${MARIA}`]: 1, ...COPIES };
const LINKS = {
  ...TO_SIGN_AND_FOLLOW,
  [`part ${TRANSFERS}`]: 1,
  [`copies.newPartner.signatory ${ZOE}`]: 1,
};
const TWO_REVISIONS = { ...LINKS, [MARIA]: 2, [ZOE]: 2 };

/** Six messages, and five requests of each of three signatories. */
const STRAIGHT = 6 + 3 * 5;

/** What becomes of a transfer by its course. */
export const COURSES: Readonly<Record<Course, Told>> = {
  straight: { story: [...BEGINNING, both(1), ...UPLOAD, ...END], links: LINKS, answers: STRAIGHT },
  correction: {
    story: [
      ...BEGINNING,
      ['signed customer r1', 'signatureSealed customer r1?'],
      ['correctionRequested', 'newPartnerSubmitted #2'],
      ['newPartnerFilledIn r2'],
      both(2),
      ...UPLOAD,
      ...END,
    ],
    links: TWO_REVISIONS,
    voided: ['customer'],
    answers: STRAIGHT + 1 + 5,
  },
  incomplete: {
    story: [
      ...BEGINNING,
      both(1),
      ...UPLOAD,
      ['newPartnerSubmitted #2'],
      ['newPartnerFilledIn r2'],
      both(2),
      ...UPLOAD.map(([name]) => [`${name} #2`]),
      ...END,
    ],
    links: { ...TWO_REVISIONS, [`part ${TRANSFERS}`]: 2 },
    voided: ['customer', 'newPartner'],
    answers: STRAIGHT + 3 + 2 * 5,
  },
  delegation: {
    story: [...BEGINNING, ['signatoryChanged newPartner'], both(1), ...UPLOAD, ...END],
    links: {
      ...TO_SIGN_AND_FOLLOW,
      [`part ${TRANSFERS}`]: 1,
      [COLLEAGUE.email]: 1,
      [`copies.newPartner.signatory ${COLLEAGUE.email}`]: 1,
    },
    answers: STRAIGHT + 5,
  },
};

const TURN: readonly Course[] = ['straight', 'correction', 'incomplete', 'delegation'];

/** The courses by turns, so that each is taken by a quarter of the transfers. */
export const courseOf = (number: number): Course => TURN[number % TURN.length] ?? 'straight';

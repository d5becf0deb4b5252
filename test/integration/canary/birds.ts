import type { Case } from '../../support/doors/case.ts';

/** One telling value of everything that is personal or secret: found anywhere, it is known whose it is. */
export const BIRDS = {
  'the contact’s name': 'Wrenfield',
  'the contact’s telephone': '425 555 0987',
  'the words of the request': 'canary-in-the-request',
  'the current partner’s signatory': 'Falconer',
  'the current partner’s admin': 'Nightjar',
  'the current partner’s telephone': '425 555 0988',
  'the new partner’s signatory': 'Østergull',
  'the new partner’s admin': 'Lindfinch',
  'the new partner’s telephone': '425 555 0989',
  'who attests the agreement': 'Swiftson',
  'the colleague’s name': 'Sparrowe',
  'the reason of the correction': 'canary-in-the-correction',
  'the engineer’s name': 'Kestrelby',
  'the engineer’s note': 'canary-in-the-answer',
  'who made the list': 'Heronsson',
  'the access code': 'Canary-4711',
  'a signatory’s address in the net': '198.51.100.77',
  'a signatory’s browser': 'CanaryBrowser/1.0',
} as const;
export type Bird = keyof typeof BIRDS;

/** Whose mailbox it is. */
export type Mailbox = 'contact' | 'colleague' | 'frank' | 'nia' | 'zoe' | 'ada';

const ORGANISATION: Record<Mailbox, string> = {
  contact: 'lucernepublishing',
  colleague: 'lucernepublishing',
  frank: 'fabrikam',
  nia: 'fabrikam',
  zoe: 'contoso',
  ada: 'contoso',
};
/** Everybody who has a mailbox of the transfer's own. */
export const MAILBOXES = Object.keys(ORGANISATION) as Mailbox[];

/** The address of one of them, told from all other addresses. */
export const mailboxOf = (asked: Case, whose: Mailbox): string =>
  asked.mailbox(`canary-${whose}`, ORGANISATION[whose]);

/** The written request, with a bird in every place where a person may stand. */
export function requestWithBirds(asked: Case): ReturnType<Case['request']> {
  const content = asked.request();
  content.request.text = `Please move it; ${BIRDS['the words of the request']}.`;
  content.request.by = `Ann ${BIRDS['the contact’s name']}`;
  Object.assign(content.customer.contact, {
    firstName: 'Ann',
    lastName: BIRDS['the contact’s name'],
    phone: BIRDS['the contact’s telephone'],
    email: mailboxOf(asked, 'contact'),
  });
  Object.assign(content.currentPartner.signatory, {
    lastName: BIRDS['the current partner’s signatory'],
    email: mailboxOf(asked, 'frank'),
  });
  Object.assign(content.currentPartner.admin, {
    lastName: BIRDS['the current partner’s admin'],
    phone: BIRDS['the current partner’s telephone'],
    email: mailboxOf(asked, 'nia'),
  });
  return content;
}

/** The new partner's part, likewise. */
export function partWithBirds(asked: Case): ReturnType<Case['part']> {
  const content = asked.part();
  Object.assign(content.details.signatory, {
    lastName: BIRDS['the new partner’s signatory'],
    email: mailboxOf(asked, 'zoe'),
  });
  Object.assign(content.details.admin, {
    lastName: BIRDS['the new partner’s admin'],
    phone: BIRDS['the new partner’s telephone'],
    email: mailboxOf(asked, 'ada'),
  });
  const attestedBy = `Ada ${BIRDS['who attests the agreement']}`;
  return { ...content, agreement: { ...content.agreement, attestedBy } };
}

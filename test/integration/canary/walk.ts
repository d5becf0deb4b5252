import { NEW_COMMERCE_ID } from '../../../infra/local/demo/sample-content.ts';
import { rolesAfter } from '../../../infra/local/demo/sample-roles.ts';
import type { Case } from '../../support/doors/case.ts';
import { codeOf } from '../../support/doors/signing-door.ts';
import type { Doors } from '../../support/doors/use-doors.ts';
import { BIRDS, type Mailbox, mailboxOf, partWithBirds, requestWithBirds } from './birds.ts';
import { Visitor } from './visitor.ts';

/** Who visited a page of theirs. */
export type Page = 'frank' | 'contact' | 'colleague' | 'zoe' | 'follow' | 'part' | 'copies of contact';
export type Walked = { asked: Case; visitors: Record<Page, Visitor> };

/** The codes of all links an address was mailed, in the order they came. */
export const codesTo = ({ stack }: Doors, address: string): string[] =>
  stack.desk.inbox
    .to(address)
    .flatMap(({ message }) => /https?:\S+#\S+/.exec(message.content.plainText ?? '')?.[0] ?? [])
    .map(codeOf);

const fieldOf = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';

const DRAWING = JSON.stringify({
  width: 900,
  height: 340,
  strokes: [
    [
      [20, 20],
      [400, 300],
      [880, 40],
    ],
  ],
});

/** Signs what the page shows, with a drawing. */
async function sign(visitor: Visitor, page: string, name: string): Promise<void> {
  await visitor.says('sign', {
    name,
    consent: 'yes',
    contentHash: fieldOf(page, 'contentHash'),
    consentVersion: fieldOf(page, 'consentVersion'),
    method: 'drawn',
    drawing: DRAWING,
  });
}

/** One transfer from the request to the copies, with whatever can be said by anybody said on the way. */
export async function walkWithBirds(doors: Doors, asked: Case): Promise<Walked> {
  const visitor = () => new Visitor(doors);
  const visitors: Record<Page, Visitor> = {
    frank: visitor(),
    contact: visitor(),
    colleague: visitor(),
    zoe: visitor(),
    follow: visitor(),
    part: visitor(),
    'copies of contact': visitor(),
  };
  const newest = (whose: Mailbox) => codesTo(doors, mailboxOf(asked, whose)).at(-1) ?? '';
  await asked.open(requestWithBirds(asked));
  await asked.say('fabrikam', 'service-ticket.opened', {
    serviceTicket: '2402084010005835',
    openedAt: doors.iso(),
  });
  await asked.quiet('currentPartnerSignature');
  await visitors.follow.opens(newest('contact'));
  const first = `Frank ${BIRDS['the current partner’s signatory']}`;
  await sign(visitors.frank, await visitors.frank.opens(newest('frank')), first);
  await asked.quiet('newPartner');
  await visitors.part.opens(codesTo(doors, doors.partners.contoso.partner.mailTo).at(-1) ?? '');
  await asked.say('contoso', 'new-partner.submitted', partWithBirds(asked));
  await asked.quiet('signatures');
  await signaturesWithBirds(doors, asked, visitors);
  await restWithBirds(doors, asked);
  const copies = visitors['copies of contact'];
  await copies.opens(newest('contact'));
  await copies.reads('access-code');
  await copies.says('access-code', { accessCode: BIRDS['the access code'] });
  await copies.reads('copies');
  return { asked, visitors };
}

async function signaturesWithBirds(doors: Doors, asked: Case, visitors: Walked['visitors']): Promise<void> {
  const newest = (whose: Mailbox) => codesTo(doors, mailboxOf(asked, whose)).at(-1) ?? '';
  const reason = BIRDS['the reason of the correction'];
  await visitors.zoe.opens(newest('zoe'));
  await visitors.zoe.says('correct', { reason, 'about-newPartner': 'yes' });
  await asked.quiet('newPartner');
  await asked.say('contoso', 'new-partner.submitted', partWithBirds(asked));
  await asked.quiet('signatures');
  await asked.say('fabrikam', 'access-code.set', { party: 'customer', code: BIRDS['the access code'] });
  const { contact, colleague, zoe } = visitors;
  await contact.opens(newest('contact'));
  await contact.says('access-code', { accessCode: 'not-the-one' });
  await contact.says('access-code', { accessCode: BIRDS['the access code'] });
  await contact.says('delegate', {
    firstName: 'Lili',
    lastName: BIRDS['the colleague’s name'],
    email: mailboxOf(asked, 'colleague'),
    title: 'CFO',
  });
  await asked.quiet('signatures');
  await colleague.opens(newest('colleague'));
  await colleague.says('access-code', { accessCode: BIRDS['the access code'] });
  await sign(colleague, await colleague.reads('document'), `Lili ${BIRDS['the colleague’s name']}`);
  await sign(zoe, await zoe.opens(newest('zoe')), `Zoë ${BIRDS['the new partner’s signatory']}`);
  await asked.quiet('submission');
}

/** From the submission to the end, and everybody’s second look. */
async function restWithBirds(doors: Doors, asked: Case): Promise<void> {
  const sha256 = (await asked.stored()).form.at(-1)?.sha256;
  await asked.say('fabrikam', 'form.attached', { sha256, attachedAt: doors.iso() });
  await asked.quiet('support');
  await asked.say('fabrikam', 'support.answered', {
    outcome: 'completed',
    engineer: `Kim ${BIRDS['the engineer’s name']}`,
    note: BIRDS['the engineer’s note'],
    answeredAt: doors.iso(),
    cutOffDate: doors.iso().slice(0, 10),
    newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
  });
  await asked.quiet('access');
  await asked.say('contoso', 'access.reported', {
    ranBy: `Ada ${BIRDS['who made the list']}`,
    roleAssignments: rolesAfter(asked.subscription),
  });
  await asked.quiet('completed');
}

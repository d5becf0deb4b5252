import type { Mail } from '../../../../shared/mail/mailer.ts';
import { hashOf, transferOf } from '../../../../shared/signing/signing-token.ts';
import { NAMES, PERSONAL } from '../cast.ts';
import { doubles, type Evidence } from '../evidence.ts';
import { tokenIn } from '../token-in.ts';

/** I4 for mails, and I9 of RELIABILITY 3. */
export const contactInvariants = {
  'One operation id never carries two contents': oneContentPerMail,
  'A mail or notice is ordered once and settled once': settlesMailsOnce,
  'A token goes to its own signatory, or to the customer it is for, only': tokensReachTheirOwner,
  'No token is stored, logged, shown or told to a portal': noTokenAnywhere,
  'A history holds ids only': idsOnlyInHistory,
  'The audit trail names persons only where it says so': namesInTheirPlaceOnly,
};

const mailsOf = ({ world, transfer }: Evidence): Mail[] =>
  world.records.mailed.filter(({ text }) => text.includes(transfer.id));

function oneContentPerMail(evidence: Evidence): string[] {
  const contents = [...new Set(mailsOf(evidence).map((mail) => JSON.stringify(mail)))];
  const mails = contents.map((text) => JSON.parse(text) as Mail);
  return doubles(mails.map(({ operationId, subject }) => `${operationId} "${subject}"`));
}

function settlesMailsOnce({ audit }: Evidence): string[] {
  return doubles(audit.flatMap(({ fact }) => ('mailId' in fact ? [fact.mailId] : [])));
}

/** Whose every token was that the transfer ever had, by its hash. */
function ownersOf({ snapshots }: Evidence): Map<string, string> {
  const links = snapshots.flatMap(({ transfer }) => Object.values(transfer.links));
  return new Map(links.flatMap((link) => (link ? [[link.tokenHash, link.email]] : [])));
}

function tokensReachTheirOwner(evidence: Evidence): string[] {
  const owners = ownersOf(evidence);
  return mailsOf(evidence).flatMap((mail) => {
    const token = tokenIn(mail);
    if (token === undefined || owners.get(hashOf(token)) === mail.to.address) return [];
    return [`${mail.to.address} got a token of ${owners.get(hashOf(token)) ?? 'nobody'}`];
  });
}

function noTokenAnywhere(evidence: Evidence): string[] {
  const { world, history, instance, audit, messages, transfer } = evidence;
  const { noticed } = world.records;
  const places = { history, instance, audit, messages, transfer, noticed, story: world.story.lines() };
  const tokens = world.records.mailed.map(tokenIn).filter((token) => token !== undefined);
  const mine = [...new Set(tokens)].filter((token) => transferOf(token) === transfer.id);
  const secrets = mine.map((token) => token.slice(token.indexOf('.') + 1));
  return Object.entries(places)
    .filter(([, content]) => {
      const text = secrets.length > 0 ? JSON.stringify(content ?? null) : '';
      return secrets.some((secret) => text.includes(secret));
    })
    .map(([place]) => place);
}

function idsOnlyInHistory({ history, instance }: Evidence): string[] {
  const text = JSON.stringify([history, instance]);
  return [...PERSONAL, ...NAMES].filter((word) => text.includes(word));
}

/** The fields of a fact that are meant for the name of a person. */
const NAME_FIELDS = ['requestedBy', 'signatory', 'attestedBy', 'engineer', 'ranBy', 'from', 'to'];

function namesInTheirPlaceOnly({ audit }: Evidence): string[] {
  const rest = audit.map(({ by, fact }) => [
    { ...by, name: '' },
    Object.entries(fact).filter(([field]) => !NAME_FIELDS.includes(field)),
  ]);
  const everything = JSON.stringify(audit);
  const text = JSON.stringify(rest);
  return [
    ...PERSONAL.filter((word) => everything.includes(word)),
    ...NAMES.filter((word) => text.includes(word)),
  ];
}

import type { Mail } from '../../../../shared/mail/mailer.ts';
import { hashOf, transferOf } from '../../../../shared/signing/signing-token.ts';
import { Party } from '../../../../shared/transfer/party.ts';
import type { SigningLink } from '../../../../shared/transfer/transfer.ts';
import { NAMES, PERSONAL } from '../cast.ts';
import { doubles, type Evidence } from '../evidence.ts';
import { tokenIn } from '../signatories.ts';

/** I4 for mails, and I9 of RELIABILITY 3. */
export const contactInvariants = {
  'One operation id never carries two contents': oneContentPerMail,
  'A mail is ordered once and settled once': settlesMailsOnce,
  'A party gets one live token per revision': oneTokenPerRevision,
  'A token goes to its own signatory only': tokensReachTheirSignatory,
  'No token is stored, logged or shown': noTokenAnywhere,
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
  return doubles(
    audit.flatMap(({ fact }) =>
      fact.kind === 'mailSent' || fact.kind === 'mailDropped' ? [fact.mailId] : [],
    ),
  );
}

/** Every link the transfer ever had. */
function linksOf({ snapshots }: Evidence): { party: Party; link: SigningLink }[] {
  return snapshots.flatMap(({ transfer }) =>
    Party.options.flatMap((party) => {
      const link = transfer.links[party];
      return link ? [{ party, link }] : [];
    }),
  );
}

function oneTokenPerRevision(evidence: Evidence): string[] {
  const hashes = new Set(
    linksOf(evidence).map(({ party, link }) => `${party} r${link.revision}:${link.tokenHash}`),
  );
  return doubles([...hashes].map((key) => key.slice(0, key.indexOf(':'))));
}

function tokensReachTheirSignatory(evidence: Evidence): string[] {
  const owners = new Map(linksOf(evidence).map(({ link }) => [link.tokenHash, link.email]));
  return mailsOf(evidence).flatMap((mail) => {
    const token = tokenIn(mail);
    if (token === undefined || owners.get(hashOf(token)) === mail.to.address) return [];
    return [`${mail.to.address} got a token of ${owners.get(hashOf(token)) ?? 'nobody'}`];
  });
}

function noTokenAnywhere(evidence: Evidence): string[] {
  const { world, history, instance, audit, messages, transfer } = evidence;
  const places = { history, instance, audit, messages, transfer, story: world.story.lines() };
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
const NAME_FIELDS = ['requestedBy', 'signatory', 'attestedBy', 'engineer', 'ranBy'];

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

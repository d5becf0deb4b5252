import { Party } from '../../../../shared/transfer/party.ts';
import type { Signature } from '../../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../../shared/transfer/transfer.ts';
import type { Chapter } from '../chronicle.ts';
import { doubles, type EntryOf, type Evidence, entriesOf } from '../evidence.ts';
import { DAY } from '../manners.ts';

/** I1 and I2 of RELIABILITY 3, and who may sign what. */
export const signatureInvariants = {
  'A party signs a revision at most once': signsOnce,
  'A signature is bound to the form as it is stored': signsWhatIsStored,
  'Nobody signs for two parties': signsForOne,
  'A submission has a ticket and three sealed, fresh signatures of the present form': submitsThreeSeals,
  'A signature is sealed once, after it was given': sealsOnce,
  'The form of a revision is prepared once and filled in once': papersOnce,
};

function signsOnce({ audit }: Evidence): string[] {
  return doubles(entriesOf(audit, 'signed').map(({ fact }) => `${fact.party} r${fact.revision}`));
}

/** The states of the form a party may have been shown: the base for signature 1, what is filled in for the others. */
function shown({ form }: Chapter, party: Party): string[] {
  const filled = form.findIndex(({ after }) => after === 'newPartnerFilled');
  const states = party === 'currentPartner' ? form.slice(0, 1) : filled < 0 ? [] : form.slice(filled);
  return states.map(({ sha256 }) => sha256);
}

function signsWhatIsStored({ audit, chronicle }: Evidence): string[] {
  return entriesOf(audit, 'signed').flatMap((entry) => {
    const { party, revision, contentHash } = entry.fact;
    const before = chronicle.before(entry);
    if (revision === before.revision && shown(before, party).includes(contentHash)) return [];
    return [`${party} signed r${revision}, entry ${entry.sequence}`];
  });
}

const given = ({ signatures }: Transfer): Signature[] =>
  Object.values(signatures).filter((signature) => signature !== undefined);

function signsForOne({ snapshots }: Evidence): string[] {
  return snapshots.flatMap(({ at, transfer }) =>
    doubles(given(transfer).map(({ email }) => email.toLowerCase())).map((email) => `${email} at ${at}`),
  );
}

function submitsThreeSeals({ audit, chronicle, transfer }: Evidence): string[] {
  return entriesOf(audit, 'formAttached').flatMap((entry) => {
    const { ticket, form, signatures } = chronicle.before(entry);
    const oldest = Date.parse(entry.at) - transfer.terms.signatureMaxAgeDays * DAY;
    const wrong = Party.options.filter((party) => {
      const signature = signatures[party];
      return !signature?.sealed || Date.parse(signature.at) < oldest;
    });
    if (form.at(-1)?.sha256 !== entry.fact.sha256) return ['the form submitted is not the present one'];
    const missing = [
      ...(ticket ? [] : ['no ticket']),
      ...wrong.map((party) => `no fresh seal of the ${party}`),
    ];
    return missing.map((what) => `${what} at ${entry.at}`);
  });
}

/** A seal has a signature before it that is not sealed yet. */
function sealsOnce({ audit, chronicle }: Evidence): string[] {
  return entriesOf(audit, 'signatureSealed').flatMap((entry) => {
    const signature = chronicle.before(entry).signatures[entry.fact.party];
    if (signature && !signature.sealed) return [];
    return [`the ${entry.fact.party} is sealed ${signature ? 'again' : 'unasked'}, entry ${entry.sequence}`];
  });
}

/** The first state of a form is prepared on nothing; the new partner's part comes below a base that has none. */
function papersOnce({ audit, chronicle }: Evidence): string[] {
  const formBefore = (entry: EntryOf<'formPrepared' | 'newPartnerFilledIn'>) => chronicle.before(entry).form;
  const prepared = entriesOf(audit, 'formPrepared').filter((entry) => formBefore(entry).length > 0);
  const filled = entriesOf(audit, 'newPartnerFilledIn').filter(
    (entry) =>
      formBefore(entry).length === 0 || formBefore(entry).some(({ after }) => after === 'newPartnerFilled'),
  );
  return [...prepared, ...filled].map(({ fact }) => `${fact.kind} r${fact.revision}`);
}

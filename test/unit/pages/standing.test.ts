import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../functions/pages/signing/facts.ts';
import { standing } from '../../../functions/pages/signing/standing.ts';
import { epoch } from '../../../shared/transfer/instant.ts';
import type { Language, Party } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { aHash } from '../../support/a-transfer.ts';
import { arrivedAt, at, withSignature } from '../transfer/walk.ts';

const said = (transfer: Transfer, party: Party, language: Language = 'en'): string => {
  const startedAt = epoch(at(3));
  const session = {
    transferId: transfer.id,
    revision: 1,
    generation: 1,
    startedAt,
    idleUntil: startedAt + 1,
    proven: 'none',
  };
  const reader: Reader = { party, language, visit: { ...session, holder: party, language } };
  return standing(transfer, reader).text;
};
const waiting = arrivedAt('signatures');
const given = withSignature(waiting, 'customer', at(4));
const havingSealed = (transfer: Transfer, party: Party, sealedIn: string | undefined): Transfer => {
  const { sealedIn: _, ...signature } = transfer.signatures[party] ?? {};
  const changed = { ...signature, ...(sealedIn ? { sealedIn } : {}) } as Transfer['signatures'][Party];
  return { ...transfer, signatures: { ...transfer.signatures, [party]: changed } };
};

describe('the page of somebody who has signed', () => {
  it('says that the signature is being sealed in until it is, and nothing of an end', () => {
    const fresh = havingSealed(given, 'customer', undefined);
    expect(said(fresh, 'customer')).toContain(
      'is being sealed into the form; load this page again in a moment',
    );
    expect(said(fresh, 'customer', 'nl')).toContain('wordt in het formulier verzegeld');
    expect(said(fresh, 'customer')).not.toMatch(/nothing more|is sealed into/);
  });

  it('then says that it is sealed in, and that nothing is left where nothing is', () => {
    const sealed = havingSealed(given, 'customer', aHash('sealed'));
    expect(said(sealed, 'customer')).toContain('Your signature is sealed into the form below.');
    expect(said(sealed, 'customer')).toContain('There is nothing more for you to do now.');
    expect(said(sealed, 'customer', 'nl')).toContain('U hoeft nu niets meer te doen.');
  });

  it('tells the current partner that it still attaches the form, until it has (R-33)', () => {
    const at = (stage: 'submission' | 'support') =>
      havingSealed(arrivedAt(stage), 'currentPartner', aHash('one'));
    expect(said(at('submission'), 'currentPartner')).toContain('attaches the form to its service ticket');
    expect(said(at('submission'), 'currentPartner')).not.toContain('for you to do now');
    expect(said(at('support'), 'currentPartner')).toContain('There is nothing more for you to do now.');
  });
});

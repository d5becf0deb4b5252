import { Partner, type PartnerRegistry } from '../../partners/partner.ts';
import { type Fault, reading, writing } from './fault.ts';

/** The partners in memory. */
export function memoryPartnerRegistry({ fault }: { fault?: Fault } = {}): PartnerRegistry {
  const partners = new Map<string, Partner>();

  const save = (partner: Partner): void => {
    const holder = [...partners.values()].find((other) => other.microsoftId === partner.microsoftId);
    if (holder && holder.partnerId !== partner.partnerId) {
      throw new Error(`The tenant of partner ${partner.partnerId} belongs to partner ${holder.partnerId}.`);
    }
    partners.set(partner.partnerId, structuredClone(Partner.parse(partner)));
  };

  return {
    byId: (partnerId) => reading(fault, 'partners.byId', () => structuredClone(partners.get(partnerId))),
    byTenant: (microsoftId) =>
      reading(fault, 'partners.byTenant', () =>
        structuredClone([...partners.values()].find((partner) => partner.microsoftId === microsoftId)),
      ),
    save: (partner) => writing(fault, 'partners.save', () => save(partner)),
  };
}

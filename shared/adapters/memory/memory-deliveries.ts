import type { Deliveries, Delivery } from '../../partners/deliveries.ts';
import { type Fault, reading, writing } from './fault.ts';

/** The accepted webhook ids in memory. */
export function memoryDeliveries({ fault }: { fault?: Fault } = {}): Deliveries {
  const deliveries = new Map<string, Map<string, Delivery>>();
  const find = (partnerId: string, webhookId: string) => deliveries.get(partnerId)?.get(webhookId);

  const record = (delivery: Delivery): Delivery => {
    const ofPartner = deliveries.get(delivery.partnerId) ?? new Map<string, Delivery>();
    deliveries.set(delivery.partnerId, ofPartner);
    const onRecord = ofPartner.get(delivery.webhookId) ?? { ...delivery };
    ofPartner.set(delivery.webhookId, onRecord);
    return { ...onRecord };
  };

  return {
    find: (partnerId, webhookId) =>
      reading(fault, 'deliveries.find', () => {
        const delivery = find(partnerId, webhookId);
        return delivery && { ...delivery };
      }),
    record: (delivery) => writing(fault, 'deliveries.record', () => record(delivery)),
  };
}

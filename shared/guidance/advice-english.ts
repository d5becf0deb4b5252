/** What the advice says in English, by what it is about. */
export const ADVICE_IN_ENGLISH = {
  'no-help-from-microsoft':
    'Microsoft cannot step in for the customer or the new partner. When the current partner stands still, turn to its contact, then to the team that runs this service.',
  'stay-in-touch':
    'Plan to work closely with your current partner: it opens the ticket, signs first, attaches the form and hears from Microsoft.',
  'write-to-microsoft-too':
    'You may send your written request to Microsoft as well as to your current partner.',
  'same-tenant':
    'The subscription stays in the customer’s tenant; the directory of a CSP subscription cannot be changed, now or by this transfer.',
  'billing-only':
    'The move changes billing only. Resources keep running, and role assignments stay: the old partner keeps its access until it is removed, the new partner gets none by itself.',
  'not-by-self-service':
    'Do not send this subscription through the self-service transfer of Partner Center: it would be converted to Azure plan. The form moves it unconverted, if both partners already have a customer with a legacy Azure subscription; the new partner should check that it has.',
  'record-groups':
    'Record the object ids of your AdminAgents and HelpdeskAgents groups early (partner-groups.recorded): they are the sure mark of your access, and many lists of roles show nothing else.',
  'keep-current-partner':
    'Do not take your current partner’s admin permissions away before the transfer is complete: it could no longer open a ticket for you.',
  'export-billing-data': 'Export billing and usage data now: they do not move with the subscription.',
  reservations:
    'Look after reservations: cancel them for a refund, or they stop applying once the subscription has moved.',
  'marketplace-products':
    'Marketplace products in the subscription may block the transfer. List them, and ask before you sign.',
  prices: 'The prices of the current partner do not carry over; agree on the new ones.',
  'support-duty': 'With the transfer the duty to support the customer moves to the new partner.',
  'own-form-edition':
    'Use the form that is made here. Microsoft’s site has several editions under different links; this one carries its own version, which stays with the transfer.',
  'relationship-first':
    'Customer and new partner need a reseller relationship before the subscription is transferred: the new partner requests it, a Global admin of the customer accepts.',
  'no-seals': 'Paper seals are not needed; the three signatures are enough.',
  'same-ids-before':
    'Before a transfer the Azure subscription ID and the Partner Center subscription ID are often the same value. Name both all the same.',
  'grant-before-removing':
    'Give the new partner access before the old partner’s is removed, best before the transfer: the old partner may hold the only Owner role.',
  'usage-by-commerce-id':
    'Use the Partner Center subscription ID for usage calls; you see the Azure subscription ID only once you have access.',
  'two-ids-after':
    'The Azure subscription ID is kept, the Partner Center subscription ID is a new one. Every support ticket from now on names both.',
  'end-delegated-admin':
    'Delegated admin privileges (DAP, GDAP) are not Azure roles. Once the transfer is complete, end the old partner’s under Settings, Partner relationships.',
  'further-reading':
    'Further reading in Microsoft’s documentation, by title: “Multi-partner support”, “Multi-channel support”, “Transfer Azure subscriptions between subscribers and CSPs”.',
};

/** What advice there is. */
export type AdviceId = keyof typeof ADVICE_IN_ENGLISH;

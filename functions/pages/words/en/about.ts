/** What every reader is told about a transfer: what was attested, what is good to know, whom to ask. */
export const about = {
  attested: 'What the new partner attests',
  agreement: 'Agreement with the customer',
  agreed: (name: string, date: string) => `${name}, agreed on ${date}`,
  attestedBy: 'Attested by',
  relationship: 'Reseller relationship',
  confirmed: (time: string) => `Confirmed on ${time}`,
  evidence: 'Evidence',
  goodToKnow: 'Good to know',
  question: 'If you have a question',
  yourPartner: (person: string, organisation: string) => `Your current partner: ${person} at ${organisation}`,
  partnerNow: (organisation: string) => `Your partner from now on, ${organisation}`,
  currentPartner: (organisation: string) => `The current partner, ${organisation}`,
  team: 'The team that runs this service',
  mention: (transferId: string) => `Mention the reference ${transferId}.`,
  teamAsks: (currentPartner: string) =>
    `Microsoft cannot step in for the customer or the new partner. If nothing moves, write to the team above, which asks ${currentPartner}: the contact data of the current partner is shown to its customer alone.`,
  newPartnerFirst: (newPartner: string) =>
    `Microsoft cannot step in for the customer or the new partner. If nothing moves, ask ${newPartner} first, then the team above.`,
  noMicrosoft:
    'Microsoft cannot step in for the customer or the new partner. If nothing moves, ask the current partner first, then the team above.',
};

/** Why a link is not the new partner's invitation to a reseller relationship (R-28, DOMAIN 7.1). */
export const invitation = {
  noAddress: 'The link of your invitation has to be an https address as Partner Center makes them.',
  elsewhere:
    'The link of your invitation does not lead to Microsoft: an invitation is at admin.microsoft.com, portal.office.com or, for US Government, portal.office365.us.',
  granular:
    'This link asks for granular delegated admin privileges (GDAP), which makes nobody a reseller. Give the link of “Request a reseller relationship”.',
  other: 'This link is not an invitation to a reseller relationship.',
  kind: 'This invitation is of another kind of partner (direct or indirect) than your organisation is registered as.',
  nameless: 'This link does not name the one partner that invites by its Microsoft ID.',
  another: 'This is another partner’s invitation: it does not name your Microsoft ID.',
};

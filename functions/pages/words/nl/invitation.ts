import type { invitation as english } from '../en/invitation.ts';

/** Why a link is not the new partner's invitation to a reseller relationship (R-28, DOMAIN 7.1). */
export const invitation = {
  noAddress: 'De link van uw uitnodiging moet een https-adres zijn zoals Partner Center ze maakt.',
  elsewhere:
    'De link van uw uitnodiging leidt niet naar Microsoft: een uitnodiging staat op admin.microsoft.com, portal.office.com of, voor US Government, portal.office365.us.',
  granular:
    'Deze link vraagt om gedetailleerde gedelegeerde beheerdersrechten (GDAP); daarmee wordt niemand reseller. Geef de link van “Request a reseller relationship”.',
  other: 'Deze link is geen uitnodiging voor een resellerrelatie.',
  kind: 'Deze uitnodiging is van een ander soort partner (direct of indirect) dan waarvoor uw organisatie is geregistreerd.',
  nameless: 'Deze link noemt niet de ene partner die uitnodigt bij zijn Microsoft-id.',
  another: 'Dit is de uitnodiging van een andere partner: zij noemt niet uw Microsoft-id.',
} satisfies typeof english;

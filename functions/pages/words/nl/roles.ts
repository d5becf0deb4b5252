import type { roles as english } from '../en/roles.ts';

/** The clean-up of the old partner's access, while it is to be done (R-35… ). */
export const roles = {
  heading: 'Verwijder de toegang van de oude partner',
  whose:
    'Dit is de taak van de nieuwe partner. Vaak mag alleen een eigenaar (Owner) in uw organisatie het doen: voer deze opdrachten dan zelf uit, of laat de nieuwe partner eerst eigenaar (Owner) maken.',
  found: (time, ranBy, remaining, review) =>
    `De lijst van ${time}, gemaakt door ${ranBy}, toont ${remaining} ${remaining === 1 ? 'rol' : 'rollen'} van de oude partner, en ${review} om zelf naar te kijken.`,
  listsOnly: 'De opdrachten hieronder maken alleen een lijst van de rollen. Ze veranderen niets.',
  firstShows:
    'Voer het bestand niet in zijn geheel uit: kopieer de regels één voor één naar PowerShell. Vóór elke verwijdering staat een regel die eindigt op -WhatIf: die laat alleen zien wat er zou worden verwijderd en verandert niets. Bekijk wat die toont; de regel erna verwijdert die rol meteen, zonder nog iets te vragen.',
  grantFirst:
    'Eerst wordt de nieuwe partner eigenaar (Owner), daarna worden de rollen van de oude partner verwijderd. Uw resources blijven draaien, en de rollen van anderen veranderen niet. Een rol die per vergissing is verwijderd, kan een eigenaar (Owner) opnieuw geven.',
  commands: 'PowerShell-opdrachten',
  download: 'Download de opdrachten als bestand',
  handIn: 'Lever de lijst in',
  handInWhy:
    'De laatste opdracht schrijft een bestand roles.json. Lever het hier in: toont het niemand meer van de oude partner, dan is de overdracht voltooid.',
  ranBy: 'Wie de lijst heeft gemaakt',
  commerceId: 'Nieuwe Partner Center-abonnements-id',
  commerceIdHint: 'De nieuwe partner kent die; zij is nodig om de overdracht te voltooien',
  content: 'De inhoud van roles.json',
  contentHint: 'Open het bestand in een editor, kopieer alles en plak het hier.',
  send: 'De lijst inleveren',
  list: 'De lijst',
  ranByLabel: 'De naam van wie de lijst heeft gemaakt',
  faultsTitle: 'De lijst is niet aangenomen',
} satisfies typeof english;

import type { linkRefusals as english } from '../en/link-refusals.ts';

/** The same in Dutch. */
export const linkRefusals = {
  'link-not-valid':
    'Met deze code gaat niets open. Misschien is zij niet helemaal gekopieerd: het is de lange tekst in uw e-mail, van de eerste tot de laatste letter. Is zij volledig, kijk dan of u een nieuwere e-mail hebt.',
  'link-replaced':
    'In plaats van deze link is een nieuwere gestuurd, of iemand anders is nu gevraagd. Zoek de laatste e-mail over deze overdracht.',
  'link-superseded':
    'Het formulier is gecorrigeerd sinds deze link is gestuurd en kan zo niet meer worden ondertekend. Wie het gecorrigeerde formulier moet ondertekenen, krijgt een nieuwe link per e-mail; u hoeft niets te doen.',
  'link-expired':
    'Deze link is te oud om nog te gebruiken. Vraag het team achter deze dienst om een nieuwe; er is niets verloren.',
  'transfer-over':
    'Met deze link is niets meer te doen. Hoe de overdracht is geëindigd, is per e-mail gemeld, met een link naar de kopieën van wat is ondertekend.',
  'part-already-given': 'Het deel van de nieuwe partner is al ingevuld; u hoeft hier niets meer te doen.',
  'access-code-needed':
    'Een toegangscode beschermt dit formulier. Wie u vraagt te ondertekenen, heeft u de code op een andere manier gegeven, bijvoorbeeld per telefoon.',
  'access-code-wrong': 'Dit is niet de toegangscode.',
  'access-code-locked':
    'Er is te vaak een verkeerde toegangscode ingevuld; voor de veiligheid werkt de code niet meer. Vraag wie haar heeft gegeven een nieuwe in te stellen; uw link blijft dezelfde.',
  'session-missing':
    'Voor uw veiligheid eindigt uw bezoek na een half uur zonder klik, en uiterlijk na twee uur. Open de link in uw e-mail opnieuw, of vul de code in.',
  'another-transfer-open':
    'Sinds deze pagina is getoond, is in deze browser een andere link geopend; daarom is er niets gedaan: een klik hier mag niet over een andere overdracht beslissen. Open de link in de e-mail van deze pagina opnieuw, of vul de code in; met de knop Terug van uw browser ziet u wat u hebt getypt.',
  'cross-site': 'Dit verzoek kwam niet van onze eigen pagina en is daarom niet uitgevoerd.',
} satisfies typeof english;

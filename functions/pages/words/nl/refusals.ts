import type { RefusalCode } from '../../../../shared/transfer/refusals.ts';
import type { refusals as english } from '../en/refusals.ts';
import { linkRefusals } from './link-refusals.ts';
import { around, titles } from './refusal-titles.ts';

const said: Record<RefusalCode, string> = {
  ...linkRefusals,
  'invalid-content': 'Er ontbreekt iets of er klopt iets niet.',
  'malformed-json': 'Wat u hebt gestuurd, kan niet worden gelezen.',
  'body-too-large': 'Wat u hebt gestuurd, is te groot.',
  'unsupported-media-type': 'Wat u hebt gestuurd, kan deze pagina niet verwerken.',
  'webhook-not-verified': 'De afzender van dit bericht kon niet worden gecontroleerd.',
  'webhook-id-reused': 'Dit is al met andere inhoud gestuurd. Bekijk de pagina opnieuw.',
  'idempotency-key-reused': 'Dit is al met andere inhoud gestuurd. Bekijk de pagina opnieuw.',
  'unknown-message-type': 'Wat u hebt gestuurd, kan deze pagina niet verwerken.',
  'internal-error':
    'Er is bij ons iets misgegaan. Er is niets verloren: wacht even en probeer het opnieuw. Gebeurt het nog eens, geef het team achter deze dienst dan het kenmerk hieronder.',
  unauthenticated: 'Hiervoor moet u zich aanmelden.',
  forbidden: 'Dit mag u niet doen.',
  'not-found': 'Dit bestaat niet, of het is niet van u.',
  'not-eligible': 'Zo kan dit niet worden gecorrigeerd.',
  'subscription-already-in-transfer': 'Dit Azure-abonnement wordt al overgedragen.',
  'not-yours-to-say': 'Dit kan alleen een andere partij melden.',
  'transfer-ended': 'De overdracht is voorbij; er verandert niets meer aan.',
  'too-late': 'De tijd om te antwoorden is voorbij, dus de overdracht eindigt.',
  'message-out-of-order': 'In deze fase van de overdracht kan dit niet. Bekijk de pagina opnieuw.',
  'service-ticket-already-recorded': 'Het serviceticket is al vastgelegd.',
  'proposal-superseded': 'De klant heeft intussen iets anders ingevuld. Bekijk de pagina opnieuw.',
  'correction-superseded': 'Het formulier is vervangen sinds u het hebt bekeken. Bekijk het eerst opnieuw.',
  'too-many-corrections':
    'Deze overdracht is te vaak gecorrigeerd. Zij moet worden ingetrokken en opnieuw worden aangevraagd.',
  'form-not-the-current-one': 'Dit is niet het formulier zoals het nu is.',
  'form-not-ready': 'Het formulier kan op dit moment niet worden gelezen. Probeer het zo dadelijk opnieuw.',
  'signature-superseded':
    'Het formulier is veranderd sinds deze pagina is geladen; er is dus niets ondertekend. Bekijk het opnieuw. Werkt uw link niet meer, dan staat in een nieuwere e-mail de link die wel werkt.',
  'already-signed': 'Dit is al ondertekend; u hoeft niets meer te doen.',
  'submission-check-failed': 'Het formulier is nog niet volledig.',
  'commerce-id-missing':
    'Niemand van de oude partner heeft nog toegang. Lever de lijst in samen met de nieuwe Partner Center-abonnements-id om de overdracht te voltooien; de nieuwe partner kent die.',
  'old-partner-not-recognisable':
    'De lijst toont accounts zonder naam, en de groepen van de oude partner zijn niet bekend; zij bewijst dus niets. Vraag de oude partner om de id’s van zijn groepen; het team achter deze dienst legt die vast.',
  'invalid-time': 'Een tijdstip ligt in de toekomst, of vóór waar het bij hoort.',
  'invalid-commerce-id':
    'Na een overdracht is de Partner Center-abonnements-id een nieuwe: die verschilt van de Azure-abonnements-id en van de oude.',
  'too-late-to-cancel':
    'Het formulier ligt bij Microsoft. Alleen een weigering van Microsoft of het team achter deze dienst kan de overdracht nog beëindigen.',
  'too-many-delegations':
    'De handtekening is te vaak doorgegeven. Vraag het team achter deze dienst wie moet ondertekenen.',
  'no-access-code': 'Voor deze partij is geen toegangscode ingesteld.',
  busy: 'Te veel anderen vragen op dit moment iets. Wacht enkele seconden en probeer het dan opnieuw.',
  'too-many-requests':
    'Er waren te veel pogingen in korte tijd. Wacht een minuut en probeer het dan opnieuw.',
  'nothing-is-stuck': 'Geen document van deze overdracht is vastgelopen.',
  'certificate-not-ready': 'Het certificaat wordt gemaakt. Probeer het over een paar minuten opnieuw.',
  'evidence-not-accepted': 'De brief of e-mail kan zo niet worden bewaard.',
  'consent-missing': 'Kruis het vakje aan en typ uw naam om te ondertekenen.',
  'name-differs': 'Typ uw naam zoals deze pagina die toont.',
};

/** Every "no" on a page, in Dutch. */
export const refusals = {
  said,
  titles,
  ...around,
} satisfies typeof english;

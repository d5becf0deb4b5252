import type { AdviceId } from './advice-english.ts';

/** The same advice in Dutch, in the terms of the mails. */
export const ADVICE_IN_DUTCH: Record<AdviceId, string> = {
  'no-help-from-microsoft':
    'Microsoft kan niet optreden voor de klant of de nieuwe partner. Gebeurt er niets bij de huidige partner, wend u dan tot zijn contactpersoon, en daarna tot het team achter deze dienst.',
  'stay-in-touch':
    'Werk nauw samen met uw huidige partner: die opent het ticket, ondertekent als eerste, voegt het formulier toe en krijgt het antwoord van Microsoft.',
  'write-to-microsoft-too':
    'U mag uw schriftelijke verzoek behalve aan uw huidige partner ook aan Microsoft sturen.',
  'same-tenant':
    'Het abonnement blijft in de tenant van de klant; de directory van een CSP-abonnement kan niet worden gewijzigd, nu niet en door deze overdracht niet.',
  'billing-only':
    'Alleen de facturering gaat over. Resources blijven draaien en roltoewijzingen blijven bestaan: de oude partner houdt zijn toegang tot die wordt verwijderd, en de nieuwe partner krijgt er vanzelf geen.',
  'not-by-self-service':
    'Stuur dit abonnement niet via de selfserviceoverdracht van Partner Center: het zou worden omgezet naar een Azure-plan. Met het formulier gaat het over zonder omzetting, als beide partners al een klant met een verouderd Azure-abonnement hebben; de nieuwe partner doet er goed aan dat na te gaan.',
  'record-groups':
    'Leg de object-id’s van uw groepen AdminAgents en HelpdeskAgents vroeg vast (partner-groups.recorded): zij zijn het zekere kenmerk van uw toegang, en veel lijsten met rollen tonen niets anders.',
  'keep-current-partner':
    'Neem uw huidige partner zijn beheerdersrechten niet af voordat de overdracht is voltooid: hij zou geen ticket meer voor u kunnen openen.',
  'export-billing-data': 'Exporteer nu factuur- en verbruiksgegevens: die gaan niet mee met het abonnement.',
  reservations:
    'Let op reserveringen: annuleer ze tegen terugbetaling, anders gelden ze niet meer zodra het abonnement is overgegaan.',
  'marketplace-products':
    'Marketplace-producten in het abonnement kunnen de overdracht tegenhouden. Zet ze op een rij en vraag ernaar voordat u ondertekent.',
  prices: 'De prijzen van de huidige partner gaan niet mee; spreek de nieuwe prijzen af.',
  'support-duty':
    'Met de overdracht wordt de nieuwe partner verantwoordelijk voor de ondersteuning van de klant.',
  'own-form-edition':
    'Gebruik het formulier dat hier wordt gemaakt. Op de site van Microsoft staan meerdere uitgaven achter verschillende links; dit formulier draagt zijn eigen versie, die bij de overdracht blijft.',
  'relationship-first':
    'De klant en de nieuwe partner hebben een resellerrelatie nodig voordat het abonnement wordt overgedragen: de nieuwe partner vraagt die aan, een globale beheerder van de klant aanvaardt haar.',
  'no-seals': 'Stempels op papier zijn niet nodig; de drie handtekeningen volstaan.',
  'same-ids-before':
    'Vóór een overdracht zijn de Azure-abonnements-id en de Partner Center-abonnements-id vaak gelijk. Noem ze toch allebei.',
  'grant-before-removing':
    'Geef de nieuwe partner toegang voordat die van de oude wordt verwijderd, het liefst vóór de overdracht: misschien heeft alleen de oude partner de rol Owner.',
  'usage-by-commerce-id':
    'Gebruik de Partner Center-abonnements-id om verbruik op te vragen; de Azure-abonnements-id ziet u pas als u toegang hebt.',
  'two-ids-after':
    'De Azure-abonnements-id blijft, de Partner Center-abonnements-id is een nieuwe. Elk supportticket noemt voortaan beide.',
  'end-delegated-admin':
    'Gedelegeerde beheerdersrechten (DAP, GDAP) zijn geen Azure-rollen. Beëindig die van de oude partner na de overdracht onder Instellingen, Partnerrelaties.',
  'further-reading':
    'Meer lezen kan in de documentatie van Microsoft, onder deze titels: “Multi-partner support”, “Multi-channel support”, “Transfer Azure subscriptions between subscribers and CSPs”.',
};

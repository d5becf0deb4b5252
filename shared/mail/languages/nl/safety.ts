import type { Safety } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';
import type { Origin, Purpose } from '../catalogue.ts';

const OPENING: Record<Purpose, string> = {
  sign: 'Door de link te openen ondertekent u nog niets. U leest eerst het hele formulier; daarna ondertekent u, weigert u of vraagt u om een correctie.',
  part: 'Door de link te openen verstuurt u nog niets. Uw deel telt zodra u het op die pagina hebt verstuurd.',
  follow: 'Door de link te openen verandert er niets.',
  copies: 'Door de link te openen verandert er niets; u kunt de documenten daar lezen en bewaren.',
};

const ALONE: Record<Purpose, string> = {
  sign: 'De link is alleen voor u; stuur hem niet door. Moet een collega ondertekenen, draag de ondertekening dan daar over: uw collega krijgt een eigen link.',
  part: 'De link is alleen voor uw organisatie; stuur hem niet door aan anderen.',
  follow: 'De link is alleen voor u; stuur hem niet door.',
  copies: 'De link is alleen voor u; stuur de documenten door, niet de link.',
};

/** Whom to ask whether a mail is genuine: the one who knows of the transfer. */
const asked = (f: MailFacts): string => (f.to === 'customer' ? f.currentPartner : f.customer);

/** How a genuine mail is known (RELIABILITY 2.2): its reference, its sender and where its link leads. */
export const safety = (purpose: Purpose, f: MailFacts, { sender, host, opsMailTo }: Origin): Safety => ({
  title: 'Zo weet u dat deze e-mail echt is',
  points: [
    `Hij noemt overdracht ${f.transferId}${sender ? `, komt van ${sender}` : ''}, en de link leidt naar ${host}. Wij vragen nooit om een wachtwoord of een betaling.`,
    OPENING[purpose],
    ALONE[purpose],
    `Had u deze e-mail niet verwacht, open de link dan niet. Vraag het ${asked(f)} op een manier die u al kent, of schrijf naar ${opsMailTo}.`,
  ],
});

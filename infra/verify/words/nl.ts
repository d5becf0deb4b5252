import type { CommandWords } from './en.ts';

const help = `Controleert een ondertekende pdf: wie heeft hem ondertekend, wanneer, en is er sindsdien iets gewijzigd.

  npm run verify -- bestand.pdf [opties]

  --url <adres>              vraag een draaiende app, die weet wat is vastgelegd: http://…/api
  --roots <bestand.pem>      vertrouw zegels van deze roots; zonder dit die van de lokale opstelling
  --timestamp-roots <best.>  vertrouw tijdstempels van instanties met deze roots
  --state <map>              waar de lokale opstelling haar toestand bewaart (.state)
  --language en|nl           de taal van wat er staat (en)
  --details                  ook codes, velden, byteposities en de hash van elke revisie
  --json                     het hele verslag, voor programma’s
  --help

Zonder --url verlaat niets deze machine en wordt niet gevraagd wat is vastgelegd.
Exitcode: 0 echt (heel, en vastgelegd of verzegeld door een vertrouwde root); 1 al het andere; 2 niet gecontroleerd.`;

const faults: CommandWords['faults'] = {
  'no-such-option': (about) =>
    `${about || 'Een van de opties'} is hier niet bekend; --help noemt wat er wel is.`,
  'one-file': () => 'Noem één bestand om te controleren: npm run verify -- bestand.pdf',
  'no-such-language': () => 'De taal is en of nl.',
  'no-such-file': (about) => `Er is geen bestand ${about}.`,
  folder: (about) => `${about} is een map: noem één bestand daarin.`,
  'not-readable': (about) => `${about} mag u niet lezen, of de schijf antwoordt niet.`,
  empty: (about) => `${about} is leeg: er staat geen enkele byte in.`,
  'no-roots': (about) =>
    `Het bestand is ondertekend, maar hier is niets bekend om de handtekeningen aan te toetsen: ${about} heeft geen zegelsleutel. "npm run demo" en "npm start" maken er een voor hun stukken; noem voor andere de te vertrouwen roots met --roots, of een draaiende app met --url.`,
  'no-roots-file': (about) => `Er is geen bestand met roots ${about}.`,
  'no-certificate': (about) => `${about} bevat geen certificaat in PEM.`,
  'no-root-in-state': (about) => `${about} bevat geen root: dit heeft de lokale opstelling niet geschreven.`,
  busy: () => 'De lezer is bezet.',
  'app-silent': (about) => `Op ${about} antwoordt geen app.`,
  'app-refuses': (about) => `De app gaf geen verslag; haar antwoord was ${about}`,
  other: (about) => about,
};

/** The same in Dutch, in the words the pages use. */
export const nl: CommandWords = { help, faults, verdict: 'Oordeel', range: 'Bytes', faultCode: 'Gebrek' };

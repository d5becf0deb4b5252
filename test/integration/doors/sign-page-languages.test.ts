import { describe, expect, it } from 'vitest';
import { Case } from '../../support/doors/case.ts';
import { signingLinkOf } from '../../support/doors/links-in-mail.ts';
import { pageFaults } from '../../support/doors/page-faults.ts';
import {
  codeOf,
  cookieOf,
  look,
  postForm,
  sessionBy,
  signingFields,
} from '../../support/doors/signing-door.ts';
import { leavingNoTrace } from '../../support/doors/stored.ts';
import { ask } from '../../support/doors/tokens.ts';
import { useDoors } from '../../support/doors/use-doors.ts';

const doors = useDoors();
const DUTCH = { 'accept-language': 'nl-NL,nl;q=0.9,en;q=0.5' };
const linkOf = (address: string) => signingLinkOf(doors, address);
const dutchSession = async (link: string) =>
  cookieOf(await postForm(doors, 'open', { code: codeOf(link) }, { headers: DUTCH }));

/** The page as it is read: its language, its title, its words. */
async function readAs(answer: Response) {
  const html = await answer.text();
  expect(pageFaults(html)).toEqual([]);
  const between = (pattern: RegExp) => pattern.exec(html)?.[1] ?? '';
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  return { html, text, lang: between(/<html lang="(\w+)"/), title: between(/<title>([^<]*)/) };
}

describe('the language of the signing pages', () => {
  it('follows the browser before there is a session, and says so to caches and screen readers', async () => {
    const answer = await ask(doors, '/sign', undefined, { headers: DUTCH });
    expect(answer.headers.get('content-language')).toBe('nl');
    const { lang, text, html } = await readAs(answer);
    expect(lang).toBe('nl');
    expect(text).toContain('Door hem te openen ondertekent u niets en verandert er niets.');
    expect(html).toMatch(/<a href="\?language=en" hreflang="en" lang="en"[^>]*>English<\/a>/);
  });

  it('is the one chosen before the click also after it, and stays until another is chosen', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const chosen = await ask(doors, '/sign?language=nl');
    const action = /<form method="post" action="sign\/([^"]+)"/.exec(await chosen.text())?.[1] ?? '';
    const opened = await postForm(doors, action, { code: codeOf(linkOf(asked.frank.address)) });
    const cookie = cookieOf(opened);
    expect((await readAs(await look(doors, 'document', cookie))).lang).toBe('nl');
    const english = await look(doors, 'document?language=en', cookie);
    expect((await readAs(english)).lang).toBe('en');
    expect((await readAs(await look(doors, 'document', cookieOf(english)))).lang).toBe('en');
    expect((await readAs(await look(doors, 'document?language=de', cookie))).lang).toBe('nl');
  });

  it('is kept in the session and in no other cookie', async () => {
    const asked = await new Case(doors).reach('currentPartnerSignature');
    const cookie = await sessionBy(doors, linkOf(asked.frank.address));
    const answer = await look(doors, 'document?language=nl', cookie);
    expect(answer.headers.getSetCookie().map((one) => one.split('=')[0])).toEqual(['__Host-signing']);
  });

  it('is spoken by every refusal too', async () => {
    const nobody = await ask(doors, '/sign/document', undefined, { headers: DUTCH });
    expect(nobody.status).toBe(401);
    const { lang, title, text } = await readAs(nobody);
    expect([lang, title]).toEqual(['nl', 'Fout: Uw bezoek is geëindigd']);
    expect(text).toContain('De code uit uw e-mail invullen');
    const unknown = await postForm(doors, 'open', { code: 'none' }, { headers: DUTCH });
    expect((await readAs(unknown)).text).toContain('Met deze code gaat niets open.');
    const large = await postForm(doors, 'open', { code: 'x'.repeat(5_000) }, { headers: DUTCH });
    expect((await readAs(large)).text).toContain('Wat u hebt gestuurd, is te groot.');
  });

  it('is Dutch from the request to the signature, and the consent is given in it', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await dutchSession(linkOf(asked.maria.address));
    const { lang, title, text } = await readAs(await look(doors, 'document', cookie));
    expect([lang, title]).toEqual(['nl', 'Lees en onderteken dit formulier']);
    expect(text).toContain('Stap 5 van 7: De klant en de nieuwe partner ondertekenen');
    expect(text).toContain('namens Lucerne Publishing , de klant.');
    expect(text).toContain('Ik heb het formulier gelezen.');
    expect(text).not.toMatch(/\b(the|your|and|form|signs?|Read|Please)\b/);
    const fields = { ...(await signingFields(doors, cookie, 'Maria Keller')), consentLanguage: 'nl' };
    expect((await postForm(doors, 'sign', fields, { cookie })).status).toBe(303);
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ consentLanguage: 'nl' });
    const signed = await readAs(await look(doors, 'document', cookie));
    expect(signed.title).toBe('U hebt dit formulier ondertekend');
  });
});

describe('a refused form', () => {
  it('comes back with what was typed, and every fault beside its field, in the reader’s language', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await dutchSession(linkOf(asked.maria.address));
    const typed = { firstName: 'Lili', lastName: '', email: 'li<li', title: 'CFO & co' };
    const answer = await leavingNoTrace(doors, [asked.transferId], () =>
      postForm(doors, 'delegate', typed, { cookie }),
    );
    expect(answer.status).toBe(422);
    const { html, title } = await readAs(answer);
    expect(title).toBe('Fout: Lees en onderteken dit formulier');
    expect(html).toContain('<a href="#lastName">Achternaam ontbreekt.</a>');
    expect(html).toMatch(
      /id="email"[^>]*value="li&lt;li"[^>]*aria-describedby="email-fault" aria-invalid="true"/,
    );
    expect(html).toContain('value="CFO &amp; co"');
    expect(html).toMatch(/<details open><summary>Iemand anders moet ondertekenen/);
    expect(html.match(/<details open>/g)).toHaveLength(1);
  });

  it('of a signature keeps the name and the drawing, and never the agreement', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionBy(doors, linkOf(asked.zoe.address));
    const fields = await signingFields(doors, cookie, 'Somebody Else');
    const { html } = await readAs(await postForm(doors, 'sign', fields, { cookie }));
    expect(html).toContain('Your name has to be typed as the page shows it: Zoë Nowak.');
    expect(html).toContain('value="Somebody Else"');
    expect(html).not.toMatch(/id="consent"[^>]* checked/);
    const { consent: _, ...without } = fields;
    const drawn = { ...without, name: ' ', method: 'drawn', drawing: '{"strokes":[]}' };
    const { html: again } = await readAs(await postForm(doors, 'sign', drawn, { cookie }));
    for (const field of ['name', 'drawing-pad', 'consent']) expect(again).toContain(`<a href="#${field}">`);
    expect(again).toContain('value="{&quot;strokes&quot;:[]}"');
  });

  it('of a correction or a refusal to sign keeps what was written', async () => {
    const asked = await new Case(doors).reach('signatures');
    const cookie = await sessionBy(doors, linkOf(asked.zoe.address));
    const wrong = { 'about-newPartner': 'yes', reason: 'no' };
    const correcting = (await readAs(await postForm(doors, 'correct', wrong, { cookie }))).html;
    expect(correcting).toMatch(/id="about-newPartner"[^>]* checked/);
    expect(correcting).toMatch(/<textarea id="correction-reason"[^>]*aria-invalid="true">\nno<\/textarea>/);
    const declining = (await readAs(await postForm(doors, 'decline', { reason: 'x' }, { cookie }))).html;
    expect(declining).toMatch(/<textarea id="reason"[^>]*aria-invalid="true">\nx<\/textarea>/);
  });
});

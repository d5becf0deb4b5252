import { createHash } from 'node:crypto';
import { hiddenField } from './hidden-field.ts';
import type { World } from './portal.ts';

type InboxMail = { message: { content: { subject: string; plainText?: string } } };

/** The subjects of the mails an address has got, oldest first. */
export async function mailsTo(world: World, address: string): Promise<{ subject: string; text: string }[]> {
  const response = await fetch(`${world.deskOrigin}/inbox.json?to=${encodeURIComponent(address)}`);
  const mails = (await response.json()) as InboxMail[] | { mails: InboxMail[] };
  const list = Array.isArray(mails) ? mails : mails.mails;
  return list.map(({ message }) => ({
    subject: message.content.subject,
    text: message.content.plainText ?? '',
  }));
}

/** The mails that carry a link to sign with. */
const INVITES = [
  'Please sign the CSP Subscription Transfer form',
  'Reminder: please sign the CSP Subscription Transfer form',
];

/** Somebody with a mail in hand and a browser: opens the link, reads the form, signs or declines. */
export class Signatory {
  private readonly world: World;
  readonly name: string;
  readonly address: string;
  private cookie = '';
  private shown = '';
  private readonly used = new Set<string>();
  constructor(world: World, name: string, address: string) {
    this.world = world;
    this.name = name;
    this.address = address;
  }

  /** Waits for a mail that asks for the signature, by a link that was not used before. */
  signingLink(): Promise<string> {
    return this.linkFromMail((subject) => INVITES.includes(subject));
  }

  /** Waits for a mail with the link to the customer's own page. */
  followLink(): Promise<string> {
    return this.linkFromMail((subject) => !INVITES.includes(subject));
  }

  private async linkFromMail(isOfKind: (subject: string) => boolean): Promise<string> {
    for (const giveUp = performance.now() + 30_000; performance.now() < giveUp; ) {
      const mails = (await mailsTo(this.world, this.address)).filter(({ subject }) => isOfKind(subject));
      const links = mails.flatMap(({ text }) => /https?:\S+#\S+/.exec(text)?.[0] ?? []);
      const link = links.filter((candidate) => !this.used.has(candidate)).at(-1);
      if (link) {
        this.used.add(link);
        return link;
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`No mail with a link came to ${this.address}.`);
  }

  /** Loads the page of the link, which changes nothing, then clicks. */
  async open(link: string): Promise<void> {
    const [pageUrl = '', code = ''] = link.split('#');
    const page = await fetch(pageUrl);
    if (!page.ok) throw new Error(`The link leads to ${page.status}.`);
    const opened = await this.post('open', { code });
    if (opened.status !== 303) throw new Error(`The link did not open: ${opened.status}`);
    this.cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    await this.page(opened.headers.get('location') ?? '');
  }

  /** Reads the page and the form, and checks that the form is the one the page names. */
  async read(): Promise<{ sha256: string; pdf: Uint8Array; page: string }> {
    const page = await this.page('document');
    const address = /data-pdf="([^"]+)"/.exec(page)?.[1] ?? 'form.pdf';
    const pdf = new Uint8Array(await (await this.fetch(address)).arrayBuffer());
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    if (!page.includes(sha256)) throw new Error('The page names another form than the one it shows.');
    return { sha256, pdf, page };
  }

  async sign(contentHash: string): Promise<Response> {
    const consentVersion = hiddenField(await this.page('document'), 'consentVersion');
    return this.post('sign', { contentHash, consentVersion, consent: 'yes', name: this.name });
  }

  decline(reason: string): Promise<Response> {
    return this.post('decline', { reason });
  }

  /** The customer's own page: withdraws the request. */
  withdraw(reason: string): Promise<Response> {
    return this.post('transfer/withdraw', { reason });
  }

  /** What a click on a link that is no longer in force says. */
  async refusedBy(link: string): Promise<string> {
    const page = await (await this.post('open', { code: link.split('#')[1] ?? '' })).text();
    return /<p role="alert">([^<]*)<\/p>/.exec(page)?.[1] ?? page;
  }

  /** Reads a page; its forms say for which link they were shown, and are posted with that. */
  private async page(path: string): Promise<string> {
    const page = await (await this.fetch(path)).text();
    this.shown = hiddenField(page, 'link') || this.shown;
    return page;
  }

  private fetch(path: string): Promise<Response> {
    return fetch(`${this.world.baseUrl}/sign/${path}`, { headers: { cookie: this.cookie } });
  }

  private post(path: string, fields: Record<string, string>): Promise<Response> {
    return fetch(`${this.world.baseUrl}/sign/${path}`, {
      method: 'POST',
      headers: { cookie: this.cookie },
      body: new URLSearchParams({ link: this.shown, ...fields }),
      redirect: 'manual',
    });
  }
}

import type { Locator, Page } from 'playwright-core';

/** Somebody who is named on a page: a colleague who is to sign instead. */
export type Named = Record<'firstName' | 'lastName' | 'email', string> & { title?: string };

/** Whether scripts run in a browser; `lost` are those that never arrive, as in a lift. */
export type Scripts = 'run' | 'lost' | 'off';

/** How a browser differs from an English one on a desk. */
export type Manner = { language?: string; width?: number; scripts?: Scripts; address?: string };

/** A person with a mail in hand and a browser of their own; what it is asked to do is what a person does, in a person's words. */
export class Reader {
  readonly page: Page;
  readonly scripts: Scripts;
  private readonly baseUrl: string;
  constructor(page: Page, baseUrl: string, { scripts = 'run' }: Manner = {}) {
    this.page = page;
    this.baseUrl = baseUrl;
    this.scripts = scripts;
    page.setDefaultTimeout(10_000);
  }

  /** Opens another tab of the same browser, which has the same cookies. */
  async opensTab(): Promise<Reader> {
    return new Reader(await this.page.context().newPage(), this.baseUrl, { scripts: this.scripts });
  }

  /** Follows a link, and does no more than look. */
  async follows(link: string): Promise<this> {
    await this.page.goto(link);
    return this;
  }

  /** Goes to an address below the doors. */
  goesTo(path: string): Promise<this> {
    return this.follows(`${this.baseUrl}/${path}`);
  }

  /** Follows a link from a mail and clicks. */
  async opens(link: string): Promise<this> {
    await this.follows(link);
    return this.clicks(this.buttonOf('open'));
  }

  /** Comes to the start page without the link and gives the code as the mail shows it. */
  async pastes(code: string): Promise<this> {
    await this.goesTo('sign');
    await this.page.locator('#code').fill(code);
    return this.clicks(this.buttonOf('open'));
  }

  /** Types the name, agrees, signs. */
  async signs(name: string): Promise<this> {
    await this.agrees(name);
    return this.clicks(this.buttonOf('sign'));
  }

  /** Everything before the click that signs. */
  async agrees(name: string): Promise<this> {
    await this.page.locator('#name').fill(name);
    await this.page.locator('#consent').check();
    return this;
  }

  /** Draws two lines into the box, as a hand with a mouse would, once nothing moves on the page any more. */
  async draws(): Promise<this> {
    await this.page.locator('section[data-pdf][data-shown]').waitFor();
    await this.page.locator('#method-drawn').check();
    const pad = this.page.locator('#drawing-pad canvas');
    await this.page.locator('#drawing-pad [role=status]:not(:empty)').waitFor(); // the pad comes when it is chosen
    await pad.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0, height = 0 } = (await pad.boundingBox()) ?? {};
    const { mouse } = this.page;
    for (const wave of [0.2, 0.5]) {
      await mouse.move(x + width * wave, y + height * 0.7);
      await mouse.down();
      for (const step of [1, 2, 3, 4, 5, 6])
        await mouse.move(x + width * (wave + step * 0.05), y + height * (step % 2 ? 0.3 : 0.7), { steps: 3 });
      await mouse.up();
    }
    return this;
  }

  async declines(reason: string): Promise<this> {
    const form = await this.unfolded('decline');
    await form.locator('[name=reason]').fill(reason);
    return this.clicks(this.buttonOf('decline'));
  }

  /** Asks for a correction about these sections of the form. */
  async asksForCorrection(reason: string, ...sections: string[]): Promise<this> {
    const form = await this.unfolded('correct');
    for (const section of sections) await form.locator(`[name=about-${section}]`).check();
    await form.locator('[name=reason]').fill(reason);
    return this.clicks(this.buttonOf('correct'));
  }

  async passesOn(to: Named): Promise<this> {
    const form = await this.unfolded('delegate');
    for (const [field, text] of Object.entries(to)) await form.locator(`[name=${field}]`).fill(text);
    return this.clicks(this.buttonOf('delegate'));
  }

  /** Clicks what leads to another page, and waits until that page is there. */
  async clicks(button: Locator): Promise<this> {
    await Promise.all([this.page.waitForEvent('load'), button.click()]);
    return this;
  }

  /** The form that goes to a door; what holds it shut is opened first. */
  async unfolded(door: string): Promise<Locator> {
    const form = this.formOf(door);
    const fold = this.page.locator('details:not([open])', { has: form });
    if ((await fold.count()) > 0) await fold.locator('summary').click();
    return form;
  }

  formOf(door: string): Locator {
    // A language that was chosen before there is a session travels with the address.
    return this.page.locator(`form:is([action$="${door}"], [action*="${door}?"])`);
  }

  buttonOf(door: string): Locator {
    return this.formOf(door).locator('button[type=submit]');
  }

  /** Goes to the document, which is then there for the eyes; or it is said that it is not. */
  async sees(shown = /^\d+$/): Promise<this> {
    await this.page.locator('section[data-pdf]').scrollIntoViewIfNeeded();
    const found = await this.page.locator('section[data-pdf][data-shown]').getAttribute('data-shown');
    if (!shown.test(found ?? '')) throw new Error(`The document says that it is shown: ${found}.`);
    return this;
  }

  /** Asks for the page in another language, as the switch does. */
  async switchesTo(language: string): Promise<this> {
    return this.clicks(this.page.locator(`nav a[hreflang=${language}]`));
  }

  /** What the page is called. */
  async heading(): Promise<string> {
    return (await this.page.locator('h1').textContent()) ?? '';
  }

  /** What a page says of itself where a screen reader hears it first: how something went, or what was wrong. */
  told(): Locator {
    return this.page.locator('main').locator('[role=status], [role=alert]');
  }
}

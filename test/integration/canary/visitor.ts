import { hiddenField } from '../../../infra/local/demo/hidden-field.ts';
import { ask } from '../../support/doors/tokens.ts';
import type { Doors } from '../../support/doors/use-doors.ts';
import { BIRDS } from './birds.ts';

/** Somebody with a browser who keeps all that was answered, headers too: the cookie of a session is for the browser alone. */
export class Visitor {
  readonly answers: string[] = [];
  private cookie = '';
  private shown = '';
  private readonly doors: Doors;
  constructor(doors: Doors) {
    this.doors = doors;
  }

  /** The secret of the session, as a browser holds it. */
  get session(): string {
    return this.cookie.split('.')[1] ?? '';
  }

  /** Exchanges the code of a link for a session and reads what it leads to. */
  async opens(code: string): Promise<string> {
    const opened = await this.post('open', { code });
    if (opened.status !== 303) throw new Error(`The link did not open: ${opened.status}`);
    return this.reads(opened.headers.get('location') ?? '');
  }

  async reads(door: string): Promise<string> {
    const answer = await ask(this.doors, `/sign/${door}`, undefined, { headers: this.headers() });
    const next = answer.headers.get('location');
    return next ? this.reads(next) : this.kept(answer);
  }

  /** Posts a form; answers the text of the page. */
  async says(door: string, fields: Record<string, string>): Promise<string> {
    return this.kept(await this.post(door, fields));
  }

  private async post(door: string, fields: Record<string, string>): Promise<Response> {
    const headers = { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ link: this.shown, ...fields }).toString();
    const answer = await ask(this.doors, `/sign/${door}`, undefined, { method: 'POST', body, headers });
    const set = answer.headers.get('set-cookie')?.split(';')[0];
    if (set) this.cookie = set;
    return answer;
  }

  private async kept(answer: Response): Promise<string> {
    const text = await answer.text();
    this.shown = hiddenField(text, 'link') || this.shown;
    const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
    this.answers.push(`${answer.status} ${JSON.stringify(headers)}\n${text}`);
    return text;
  }

  private headers(): Record<string, string> {
    return {
      cookie: this.cookie,
      'x-forwarded-for': BIRDS['a signatory’s address in the net'],
      'user-agent': BIRDS['a signatory’s browser'],
    };
  }
}

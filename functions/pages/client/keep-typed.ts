/** What was entered in one control; `on` where it is ticked or chosen. */
type Entry = { name: string; value: string; on: boolean };

/** What was entered in one form, and whether the fold around it was open. */
type Entered = { form: string; unfolded: boolean; entries: Entry[] };

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const KEY = 'entered';

/** Secrets are typed anew, and an agreement is given to words that were read: both stay where they are. */
const NEVER = ['code', 'accessCode', 'consent'];

/**
 * Whoever turns to another language finds what was entered before. It lies in the memory of the tab from the click
 * until the next page is there, and goes only into a form of the same link with the same purpose.
 */
export function keepTyped(): void {
  putBack(taken());
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language-switch]'))
    link.addEventListener('click', ({ ctrlKey, metaKey, shiftKey, altKey }) => {
      // The page in another tab is another page; this one keeps what it shows.
      if (ctrlKey || metaKey || shiftKey || altKey) return;
      attempt(() => sessionStorage.setItem(KEY, JSON.stringify(entered())));
    });
}

/** A browser that keeps nothing loses what was typed, as it does without script. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** What was kept, which is then kept no more. */
const taken = (): Entered[] =>
  attempt(() => {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return JSON.parse(text ?? '[]') as Entered[];
  }) ?? [];

const forms = () => [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')];

/** Where a form goes, and for which link it was shown. */
function nameOf(form: HTMLFormElement): string {
  const link = form.querySelector<HTMLInputElement>('input[name=link]')?.value ?? '';
  return `${new URL(form.getAttribute('action') ?? '', location.href).pathname} ${link}`;
}

/** The controls a person fills in; a drawing is posted by a hidden one. */
const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.querySelectorAll<Control>('input, textarea, select')].filter(
    ({ name, type }) =>
      name !== '' &&
      !NEVER.includes(name) &&
      type !== 'file' &&
      type !== 'password' &&
      (type !== 'hidden' || name === 'drawing'),
  );

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type);

const entered = (): Entered[] =>
  forms().map((form) => ({
    form: nameOf(form),
    unfolded: form.closest('details')?.open ?? false,
    entries: controlsOf(form).map((control) => ({
      name: control.name,
      value: control.value,
      on: isBox(control) && control.checked,
    })),
  }));

function putBack(kept: readonly Entered[]): void {
  for (const form of forms()) {
    const found = kept.find((one) => one.form === nameOf(form));
    if (!found) continue;
    const fold = form.closest('details');
    if (fold && found.unfolded) fold.open = true;
    for (const control of controlsOf(form)) fill(control, found.entries);
  }
}

function fill(control: Control, entries: readonly Entry[]): void {
  const box = isBox(control);
  const entry = entries.find(({ name, value }) => name === control.name && (!box || value === control.value));
  if (!entry) return;
  if (box) control.checked = entry.on;
  else control.value = entry.value;
}

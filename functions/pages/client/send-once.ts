/** How long a form that was sent stays shut when no answer comes: then it may be tried again. */
const SHUT_MS = 15_000;

const sent = new Set<HTMLFormElement>();

/**
 * Lets a form be sent once: a double click is one click. The button stays focusable and says that it is busy. A page
 * that comes back by the back button is open again. Forms marked `data-again` answer with a file and may be sent again.
 */
export function sendOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    // Not `form.method`: a control called `method` stands before it.
    if (form.getAttribute('method') !== 'post' || 'again' in form.dataset) return;
    if (sent.has(form)) return event.preventDefault();
    shut(form);
    setTimeout(() => open(form), SHUT_MS);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) for (const form of sent) open(form);
  });
}

function shut(form: HTMLFormElement): void {
  sent.add(form);
  for (const button of buttonsOf(form)) button.setAttribute('aria-disabled', 'true');
}

function open(form: HTMLFormElement): void {
  sent.delete(form);
  for (const button of buttonsOf(form)) button.removeAttribute('aria-disabled');
}

const buttonsOf = (form: HTMLFormElement) =>
  form.querySelectorAll<HTMLButtonElement>('button:not([type=button])');

/**
 * Puts the code of the link into the form and takes it out of the address, so that it stays in no history
 * (RELIABILITY S4). Whoever switches the language before the click takes it along.
 */
export function takeCode(): void {
  const input = document.querySelector<HTMLInputElement>('input#code');
  if (!input) return;
  const code = location.hash.slice(1);
  if (code) {
    input.value = code;
    const field = document.getElementById('code-field');
    if (field) field.hidden = true;
    history.replaceState(null, '', location.pathname + location.search);
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]'))
    link.addEventListener('click', () => {
      if (input.value) link.hash = input.value;
    });
}

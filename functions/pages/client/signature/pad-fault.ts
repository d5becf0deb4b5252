import { element } from '../words.ts';

/** Says at the pad what is wrong with its drawing: to be seen, aloud and in focus, until it is put right. */
export function padFault(place: HTMLElement) {
  const id = `${place.id}-fault`;
  return {
    say(sentence: string): void {
      const fault = document.getElementById(id) ?? element('strong', { class: 'fault', id });
      fault.setAttribute('role', 'alert');
      place.before(fault); // an alert is read aloud when it changes, so it is there before its words are
      fault.textContent = sentence;
      place.setAttribute('aria-describedby', id);
      place.scrollIntoView({ block: 'center' });
      place.focus({ preventScroll: true });
    },
    clear(): void {
      document.getElementById(id)?.remove();
      place.removeAttribute('aria-describedby');
    },
  };
}

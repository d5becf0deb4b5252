/** The words of a part, which the server wrote beside it in the language of the page. */
export const wordsOf = <W>(element: HTMLElement): W => JSON.parse(element.dataset.words ?? '{}') as W;

/** Fills the `{places}` of a sentence. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** An element with its attributes and its content; text is set as text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** What a hidden field of a page holds, as a browser would send it back; empty where the page has no such field. */
export const hiddenField = (page: string, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

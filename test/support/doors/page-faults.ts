const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, found]) => found ?? '');

/** What keeps a page from being used by keyboard and screen reader, or from being shown under our content policy. */
export function pageFaults(html: string): string[] {
  const ids = all(html, /\sid="([^"]+)"/g);
  const labelled = new Set(all(html, /<label for="([^"]+)"/g));
  const controls = all(html, /<((?:input|select|textarea)\b[^>]*)>/g).filter(
    (tag) => !/type="hidden"/.test(tag),
  );
  const idOf = (tag: string) => /\sid="([^"]+)"/.exec(tag)?.[1] ?? '';
  const described = all(html, /aria-describedby="([^"]+)"/g).flatMap((names) => names.split(' '));
  return [
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `two things have the id ${id}`),
    ...controls.filter((tag) => !labelled.has(idOf(tag))).map((tag) => `no label: ${tag}`),
    ...described.filter((id) => !ids.includes(id)).map((id) => `nothing has the id ${id}`),
    ...all(html, /(<script(?![^>]*\ssrc=)|\sstyle=|<style|\son[a-z]+=|tabindex="[1-9])/g).map(
      (found) => `has ${found}`,
    ),
    ...(all(html, /(<h1>)/g).length === 1 ? [] : ['has not one h1']),
    ...(/<html lang="[a-z]+">/.test(html) ? [] : ['says no language']),
  ];
}

import type { Button, Letter, Part, Safety } from './letter.ts';

const listed = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

function plain(part: Part): string {
  if (typeof part === 'string') return part;
  return 'list' in part ? listed(part.list) : part.commands.join('\n');
}

const wayIn = ({ label, link, until, codeLead, code }: Button): string[] => [
  `${label}:\n${link}`,
  `${until}\n${codeLead} ${code}`,
];

const safe = ({ title, points }: Safety): string => `${title}\n${listed(points)}`;

/** The letter as plain text, for readers and programs that show no HTML; it says what the HTML says, in the same order. */
export const asText = ({ greeting, about, parts, button, safety, footer }: Letter): string =>
  [
    greeting,
    about,
    ...parts.map(plain),
    ...(button ? wayIn(button) : []),
    ...(safety ? [safe(safety)] : []),
    `--\n${footer.join('\n')}`,
  ].join('\n\n');

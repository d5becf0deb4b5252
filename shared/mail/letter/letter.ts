/** A paragraph: running text, a list, or commands to copy as they are. An empty text is left out. */
export type Part = string | { list: string[] } | { commands: string[] };

/** A way in for the reader: the button, the address behind it, until when it works, and the code for mail programs that break links. */
export type Button = {
  label: string;
  link: string;
  /** Leads to the bare address, where the button is not shown as one. */
  instead: string;
  until: string;
  codeLead: string;
  code: string;
};

/** How a reader tells a genuine mail from a forged one, and what to do when it was not expected. */
export type Safety = { title: string; points: string[] };

/** A mail before it is text or HTML; both are made from it, so that they never differ. */
export type Letter = {
  language: string;
  /** The head line: whose mail this is. */
  product: string;
  subject: string;
  greeting: string;
  /** Which transfer it is about; stands above everything else. */
  about: string;
  parts: Part[];
  button: Button | undefined;
  safety: Safety | undefined;
  footer: string[];
};

/** Parts without those that have nothing to say. */
export const saying = (parts: readonly Part[]): Part[] =>
  parts.filter((part) =>
    typeof part === 'string' ? part !== '' : ('list' in part ? part.list : part.commands).length > 0,
  );

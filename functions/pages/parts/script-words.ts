/** What the script says about a document; `{…}` it fills in itself. */
export type DocumentWords = {
  /** Name of the region. */
  label: string;
  /** The link that works everywhere. */
  open: string;
  /** What stands before the hash. */
  fingerprint: string;
  loading: string;
  failed: string;
  /** `{pages}` */
  shown: string;
  matches: string;
  differs: string;
  unchecked: string;
  /** Name of the toolbar. */
  tools: string;
  /** `{page}`, `{pages}` */
  page: string;
  previous: string;
  next: string;
  smaller: string;
  larger: string;
  /** `{percent}` */
  size: string;
  /** `{page}`; over the values of the page's fields. */
  filledIn: string;
};

/** What the choice between typing and drawing says; `{…}` the script fills in itself. */
export type SignatureWords = {
  legend: string;
  typed: string;
  drawn: string;
  /** Before the typed name as the form will show it. */
  preview: string;
  /** Name of the box for drawing. */
  pad: string;
  how: string;
  undo: string;
  clear: string;
  empty: string;
  /** The fault of signing with a drawing where nothing is drawn; the next but one is that of a dot. */
  missing: string;
  /** `{strokes}` */
  drawnState: string;
  tooShort: string;
};

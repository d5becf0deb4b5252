/** One kind of change a revision made; names are of fields, keys of the document's catalogue. */
export type Change =
  | { kind: 'signatureAdded'; field: string }
  | { kind: 'signatureReplaced'; field: string }
  | { kind: 'fieldsFilled'; fields: string[] }
  | { kind: 'fieldsChanged'; fields: string[] }
  | { kind: 'fieldsAdded'; fields: string[] }
  | { kind: 'fieldsRemoved'; fields: string[] }
  | { kind: 'appearancesChanged'; fields: string[] }
  | { kind: 'annotationsAdded'; count: number }
  | { kind: 'annotationsRemoved'; count: number }
  | { kind: 'pageContentChanged'; objects: number }
  | { kind: 'pagesChanged'; before: number; after: number }
  | { kind: 'documentChanged'; keys: string[] }
  /** Objects were written anew that pages may draw with, or that are of no known use. */
  | { kind: 'objectsReplaced'; objects: number }
  | { kind: 'objectsRemoved'; objects: number }
  /** More than are looked at one by one; what the others of them do is not known. */
  | { kind: 'tooManyObjects'; objects: number }
  | { kind: 'validationDataAdded' }
  /** Objects added, of any use, and descriptions of the document replaced: its title, its dates. */
  | { kind: 'otherObjects'; added: number; replaced: number };

const DANGEROUS: readonly Change['kind'][] = [
  ...(['pageContentChanged', 'pagesChanged', 'documentChanged', 'fieldsRemoved'] as const),
  ...(['signatureReplaced', 'appearancesChanged', 'annotationsAdded', 'annotationsRemoved'] as const),
  ...(['objectsReplaced', 'objectsRemoved', 'tooManyObjects'] as const),
];

/** A change after which a reader may show something else than what was signed before it. */
export function isDangerous({ kind }: Change): boolean {
  return DANGEROUS.includes(kind);
}

/** What may follow the last signature: data for validating it, and objects that nothing old leads to. */
export function isForValidation(change: Change): boolean {
  return change.kind === 'validationDataAdded' || (change.kind === 'otherObjects' && change.replaced === 0);
}

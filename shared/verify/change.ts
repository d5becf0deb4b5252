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
  | { kind: 'pageContentChanged'; objects: number }
  | { kind: 'pagesChanged'; before: number; after: number }
  | { kind: 'documentChanged'; keys: string[] }
  | { kind: 'validationDataAdded' }
  | { kind: 'otherObjects'; added: number; replaced: number };

const DANGEROUS: readonly Change['kind'][] = [
  ...(['pageContentChanged', 'pagesChanged', 'documentChanged', 'fieldsRemoved'] as const),
  ...(['signatureReplaced', 'appearancesChanged', 'annotationsAdded'] as const),
];

/** A change after which a reader may show something else than what was signed before it. */
export function isDangerous({ kind }: Change): boolean {
  return DANGEROUS.includes(kind);
}

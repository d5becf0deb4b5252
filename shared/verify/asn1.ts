import * as asn1js from 'asn1js';

/** The elements of a constructed block; throws a TypeError for any other. */
export function partsOf(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  if (block instanceof asn1js.Constructed) return block.valueBlock.value;
  throw new TypeError('A part of the signature is missing.');
}

/** The elements under the context tag `[tag]` among these; throws a TypeError when it is not there. */
export function contextPart(blocks: readonly asn1js.BaseBlock[], tag: number): asn1js.BaseBlock[] {
  return partsOf(tagged(blocks, tag));
}

/** The same, and none when it is not there. */
export function contextParts(blocks: readonly asn1js.BaseBlock[], tag: number): asn1js.BaseBlock[] {
  const found = tagged(blocks, tag);
  return found ? partsOf(found) : [];
}

/** An object identifier in dots; empty for anything else. */
export function oidOf(block: asn1js.BaseBlock | undefined): string {
  return block instanceof asn1js.ObjectIdentifier ? block.getValue() : '';
}

/** The bytes of an octet string; throws a TypeError for anything else. */
export function octets(block: asn1js.BaseBlock | undefined): Uint8Array {
  if (!(block instanceof asn1js.OctetString)) throw new TypeError('A part of the signature is missing.');
  const inner = block.valueBlock.value;
  // In BER an octet string may come in pieces.
  return inner.length > 0 && block.idBlock.isConstructed
    ? Buffer.concat(inner.map(octets))
    : block.valueBlock.valueHexView.slice();
}

/** A block as it was written, tag and length included; a copy. */
export function rawOf(block: asn1js.BaseBlock): Uint8Array {
  return block.valueBeforeDecodeView.slice();
}

function tagged(blocks: readonly asn1js.BaseBlock[], tag: number): asn1js.BaseBlock | undefined {
  return blocks.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === tag);
}

const plain = (name: string): string =>
  name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en');

/**
 * How a typed name will stand in the form: as the signatory is called, however it was typed; empty as long as it is
 * another name, with which nobody can sign. The domain judges by the same reading.
 */
export const printedName = (typed: string, signatory: string): string =>
  plain(typed) === plain(signatory) ? signatory : '';

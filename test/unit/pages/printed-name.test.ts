import { describe, expect, it } from 'vitest';
import { printedName } from '../../../functions/pages/client/signature/printed-name.ts';

describe('a typed name', () => {
  it.each([
    ['Zoë Nowak', 'Zoë Nowak'],
    ['  zoë   NOWAK ', 'Zoë Nowak'],
    ['Zoe\u0308 Nowak', 'Zoë Nowak'],
    ['Zoe Nowak', ''],
    ['Zoë Nowak jr.', ''],
    ['Zoë', ''],
    ['', ''],
  ])('“%s” is printed as “%s”', (typed, printed) => {
    expect(printedName(typed, 'Zoë Nowak')).toBe(printed);
  });
});

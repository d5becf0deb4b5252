import { describe, expect, it } from 'vitest';
import { contentOf, skeletonOf, tokensOf } from './powershell-tokens.ts';

describe('the reading of PowerShell that the scripts are measured with', () => {
  it.each<[string, string[]]>([
    ["Remove-X -Id 'a' # c", ['word Remove-X', 'word -Id', 'string', 'comment']],
    ["'it''s'", ['string']],
    ["'a' 'b'", ['string', 'string']],
    ["'a\nb'", ['string']],
    ["'a`'", ['string']],
    ["'$(x)'", ['string']],
    ['\u2018a\u2019', ['string']],
    ["'a\u2019\u2019b'", ['string']],
    ["'a\u2019 b", ['string', 'word b']],
    ["'a\u201b; calc '", ['string', 'mark ;', 'word calc', "unended '"]],
    ['"a$(b)"', ['expandable "a$(b)"']],
    ['"a`"b"', ['expandable "a`"b"']],
    ['\u201ca\u201e', ['expandable \u201ca\u201e']],
    ["'a", ["unended 'a"]],
    ['a;b|c', ['word a', 'mark ;', 'word b', 'mark |', 'word c']],
    ['a $(b) @(c)', ['word a', 'mark $(', 'word b', 'mark )', 'mark @(', 'word c', 'mark )']],
    ['a#b', ['word a#b']],
    ['a `\nb', ['word a', 'word b']],
    ['a\u0085b', ['word a', 'word b']],
    ['a\u2028#b', ['word a', 'comment']],
    ['# a\u2028b\u0085c', ['comment']],
    ['# a\rb', ['comment', 'line \r', 'word b']],
    ['# a `\nb', ['comment', 'line \n', 'word b']],
    ['<# a\nb #>c', ['comment', 'word c']],
    ['<# a', ['unended <# a']],
    ["@'\na'b\n'@ c", ["hereString @'\na'b\n'@", 'word c']],
    ['#requires -Modules x', ['order #requires -Modules x']],
    ['# requires nothing', ['comment']],
    ['# SIG # Begin signature block', ['order # SIG # Begin signature block']],
    ['#SIG#BeginSignatureBlack', ['order #SIG#BeginSignatureBlack']],
    ['# Set text signature', ['comment']],
  ])('finds in %j the tokens %j', (script, expected) => {
    expect(skeletonOf(script)).toEqual(expected);
  });

  it('reads doubled quotes of every kind back', () => {
    const [token] = tokensOf("'a''b\u2019\u2019c'");
    expect(token && contentOf(token)).toBe("a'b\u2019c");
  });
});

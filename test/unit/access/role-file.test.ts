import { describe, expect, it } from 'vitest';
import { readRoleFile } from '../../../shared/access/role-file.ts';
import { foreign, ID, rowsIn, SHAPES } from './exports.ts';

const exported = [
  SHAPES['Get-AzRoleAssignment'](ID.contosoGroup, foreign('Contoso Café 李'), 'ForeignGroup'),
  SHAPES['Get-AzRoleAssignment'](ID.somebody, null, 'Unknown'),
];
const text = JSON.stringify(exported, null, 2).replaceAll('\n', '\r\n');
const utf16 = (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le');

describe('a file of role assignments (R-40)', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark, as Set-Content of Windows PowerShell writes', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with its mark, as > of Windows PowerShell writes', utf16(`${text}\r\n`)],
    ['UTF-16BE with its mark', utf16(text).swap16()],
  ])('in %s says what the export says', (_, bytes) => {
    expect(readRoleFile(bytes)).toEqual({ kind: 'rows', rows: rowsIn(exported) });
  });

  it.each([
    ['is empty', Buffer.from(''), /is empty/],
    ['holds only a line end', utf16('\r\n'), /is empty/],
    ['is a table instead of JSON', Buffer.from('DisplayName : Ana\nScope : /'), /is not JSON/],
    ['is UTF-16 without its mark', Buffer.from(text, 'utf16le'), /is not text/],
    ['is an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]), /is not text/],
    ['ends inside a character', Buffer.concat([utf16(text), Buffer.from([0x41])]), /is not text/],
  ])('that %s is refused', (_, bytes, message) => {
    expect(readRoleFile(bytes)).toMatchObject({
      kind: 'faults',
      faults: [{ path: 'roleAssignments', message: expect.stringMatching(message) }],
    });
  });

  it('that is JSON has the faults of its rows', () => {
    expect(readRoleFile(Buffer.from('[{"Scope":"/"}]'))).toMatchObject({
      faults: [{ path: 'roleAssignments.0' }],
    });
  });
});

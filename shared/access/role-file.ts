import { EMPTY, exportFault, type RoleExport, readRoleExport } from './role-export.ts';

/** Byte order marks; Windows PowerShell's `>` writes UTF-16LE (DOMAIN 10.1). A file without one is UTF-8. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function textOf(bytes: Uint8Array): string | undefined {
  const encoding = MARKS.find(([, mark]) => mark.every((byte, n) => bytes[n] === byte))?.[0] ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads an uploaded file of role assignments: JSON in UTF-8, or in UTF-16 with its byte order mark. */
export function readRoleFile(bytes: Uint8Array): RoleExport {
  const text = textOf(bytes);
  if (text === undefined) return exportFault('is not text in UTF-8, nor in UTF-16 with a byte order mark');
  if (text.trim() === '') return exportFault(EMPTY);
  let exported: unknown;
  try {
    exported = JSON.parse(text);
  } catch {
    return exportFault('is not JSON: save what Get-AzRoleAssignment | ConvertTo-Json prints');
  }
  return readRoleExport(exported);
}

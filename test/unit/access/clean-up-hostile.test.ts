import { describe, expect, it } from 'vitest';
import { classify, type Finding } from '../../../shared/access/classify.ts';
import type { CleanUpCase } from '../../../shared/access/clean-up-plan.ts';
import { cleanUpScript } from '../../../shared/access/clean-up-script.ts';
import { command } from '../../../shared/access/powershell.ts';
import type { RoleAssignment } from '../../../shared/access/role-assignment.ts';
import { readRoleExport } from '../../../shared/access/role-export.ts';
import { foreign, ID, QUESTION, ROLE, SCOPE, SHAPES, SUBSCRIPTION } from './exports.ts';
import { HOSTILE } from './hostile.ts';
import { contentOf, skeletonOf, tokensOf } from './powershell-tokens.ts';

/** A harmless text that is written the same way: as a plain literal, or as one with code units. */
const twin = (text: string) => (/^[\x20-\x7e]*$/.test(text) ? 'plain' : 'pl\u00e4in');

const finding = (assignment: Partial<RoleAssignment>, changes: Partial<Finding> = {}): Finding => ({
  assignment: { scope: SCOPE, objectId: ID.contosoGroup, roleName: 'Clerk', ...assignment },
  class: 'certain',
  why: 'Its object id is known.',
  place: 'within',
  inherited: false,
  ...changes,
});

/** A case in which a text stands in every place at once: in removals, apart, kept, to look at, and in the names. */
function caseWith(field: keyof RoleAssignment | keyof CleanUpCase, text: string): CleanUpCase {
  const row = { [field]: text };
  const about: CleanUpCase = {
    cloud: 'usgov',
    customerMicrosoftId: 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0',
    azureSubscriptionId: SUBSCRIPTION,
    newPartnerGroupId: ID.fabrikamGroup,
    newPartnerName: 'Fabrikam',
    oldPartnerName: 'Contoso',
    findings: [
      finding(row),
      finding({ objectId: ID.somebody, ...row }, { inherited: true, place: 'above' }),
      finding({ roleName: 'Owner', roleId: ROLE.owner, ...(field === 'displayName' ? row : {}) }),
      finding({ objectId: ID.somebodyElse, ...row }, { class: 'review' }),
    ],
  };
  return field in about ? { ...about, [field]: text } : about;
}

const ROW_FIELDS = [
  'scope',
  'objectId',
  'displayName',
  'signInName',
  'roleName',
  'roleId',
  'objectType',
  'assignmentId',
] as const;
const CASE_FIELDS = [
  'customerMicrosoftId',
  'azureSubscriptionId',
  'newPartnerGroupId',
  'newPartnerName',
  'oldPartnerName',
] as const;

describe('two hundred hostile strings', () => {
  it('are two hundred', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(200);
  });

  it.each([...ROW_FIELDS, ...CASE_FIELDS])('in %s never alter the tokens of the script (R-41)', (field) => {
    for (const text of HOSTILE) {
      const script = cleanUpScript(caseWith(field, text));
      expect(skeletonOf(script), JSON.stringify(text)).toEqual(
        skeletonOf(cleanUpScript(caseWith(field, twin(text)))),
      );
      expect(
        skeletonOf(script).filter((token) => /^(order|unended|expandable|hereString)/.test(token)),
      ).toEqual([]);
    }
  });

  it('leave nothing in the script but letters that every code page has, comments apart', () => {
    for (const text of HOSTILE)
      for (const { kind, text: written } of tokensOf(cleanUpScript(caseWith('scope', text))))
        expect(written).toMatch(
          kind === 'comment' ? /^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*$/u : /^[\x20-\x7e\n]*$/,
        );
  });

  it('are handed to the command as they are', () => {
    for (const text of HOSTILE) {
      const tokens = tokensOf(command`Get-X -Scope ${text} -WhatIf`);
      const literals = tokens.filter(({ kind }) => kind === 'string').map(contentOf);
      const encoded = tokens.some(({ text: word }) => word === '[regex]::Unescape');
      const said = literals.map((literal) =>
        encoded ? JSON.parse(`"${literal.replaceAll('"', '\\"')}"`) : literal,
      );
      expect(said).toEqual([text]);
    }
  });
});

describe('an export with a hostile string in any field of any tool', () => {
  const hostileRow = (shape: (typeof SHAPES)[keyof typeof SHAPES], key: string, text: string) => {
    const row = shape(ID.contosoGroup, foreign('Contoso'), 'ForeignGroup', ROLE.reader);
    const properties = row.properties as Record<string, unknown> | undefined;
    return properties && key in properties
      ? { ...row, properties: { ...properties, [key]: text } }
      : { ...row, [key]: text };
  };
  const keysOf = (row: Record<string, unknown>) => [
    ...Object.keys(row),
    ...Object.keys(row.properties ?? {}),
  ];
  const scriptOf = (exported: unknown) => {
    const read = readRoleExport(exported);
    if (read.kind === 'faults') return undefined;
    return cleanUpScript({ ...caseWith('scope', ''), findings: classify(read.rows, QUESTION) });
  };
  /** A text as it would stand in that field: in a foreign principal's name, in a scope, or bare. */
  const inField = (key: string, text: string) => {
    if (/^(DisplayName|principalName)$/.test(key)) return foreign(text);
    return /^(Scope|scope)$/.test(key) ? `${SCOPE}/resourceGroups/${text}` : text;
  };

  const fields = Object.entries(SHAPES).flatMap(([tool, shape]) =>
    keysOf(shape(ID.somebody, 'Ana', 'User')).map((key) => [tool, key, shape] as const),
  );

  it.each(fields)('of %s, %s, is refused, or the script does what it did', (_, key, shape) => {
    const expected = new Map<string, string[]>();
    for (const text of HOSTILE) {
      const script = scriptOf([hostileRow(shape, key, inField(key, text))]);
      const harmless = inField(key, twin(text));
      const skeleton =
        expected.get(harmless) ?? skeletonOf(scriptOf([hostileRow(shape, key, harmless)]) ?? '');
      expected.set(harmless, skeleton);
      if (script !== undefined) expect(skeletonOf(script), JSON.stringify(text)).toEqual(skeleton);
    }
  });

  it('is refused for a line end, and printed for quotes', () => {
    const named = (text: string) =>
      scriptOf([hostileRow(SHAPES['Get-AzRoleAssignment'], 'Scope', inField('Scope', text))]);
    expect(named('a\nb')).toBeUndefined();
    expect(named("a'b")).toContain(
      "-Scope '/subscriptions/42226ed6-070a-4e0f-b80c-4cdfb3e97aa7/resourceGroups/a''b'",
    );
    expect(named('a\u2019b')).toContain("/resourceGroups/a\\u2019b'))");
  });
});

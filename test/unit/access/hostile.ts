/** What ends a string, a comment, a line or a command in some shell, and what begins something else. */
const SEEDS = [
  ...[
    "'",
    "''",
    "'''",
    '\u2018',
    '\u2019',
    '\u201a',
    '\u201b',
    '\u2019\u2018',
    '"',
    '\u201c',
    '\u201d',
    '\u201e',
  ],
  ...['`', '``', "`'", '\\', "\\'", '$(calc)', '$' + '{env:PATH}', '$x', '@(calc)', '@{a=1}', "@'", '@"'],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u000b',
    '\u000c',
    '\u0000',
    '\u001b[2J',
    '\u0008',
    '\t',
  ],
  ...[
    '#',
    '#>',
    '<#',
    '<# #>',
    '#requires -Modules calc',
    'SIG # Begin signature block',
    'sig#beginsignatureblock',
  ],
  ...[';', '|', '&', '&&', '||', '--%', '{', '}', '(', ')', ',', '%', '?', '~', '!', '>', '<'],
  ...[
    '\u202e',
    '\u200b',
    '\ufeff',
    '\u00a0',
    '\u3000',
    '\ud800',
    '\u{1f600}',
    '\u2014WhatIf',
    '\u0411',
    'e\u0301',
  ],
  ...[
    '-WhatIf',
    '-Scope /',
    'Remove-AzRoleAssignment',
    '\\u0027',
    '\\u0027\u2019',
    '&#39;',
    '%27',
    '</script>',
  ],
];

/** Ways out that people try around them. */
const WAYS: ((seed: string) => string)[] = [
  (seed) => seed,
  (seed) => `x${seed}; calc ${seed}`,
  (seed) => `x'${seed}; Remove-AzRoleAssignment -ObjectId x #`,
];

/** More than two hundred strings nobody is called by. */
export const HOSTILE: readonly string[] = SEEDS.flatMap((seed) => WAYS.map((way) => way(seed)));

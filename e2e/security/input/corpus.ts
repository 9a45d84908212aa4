/** One way to write what should not be written. */
export interface BadValue {
  name: string;
  value: unknown;
}

const texts: Record<string, string> = {
  empty: '',
  blanks: ' \t\u00a0\u3000 ',
  script: '<script>window.tripped(0)</script>',
  'event handler': '"><img src=x onerror=window.tripped(0)>',
  'javascript link': 'javascript:window.tripped(0)',
  'data link': 'data:text/html,<script>window.tripped(0)</script>',
  'file link': 'file:///etc/passwd',
  'template of braces': '{{constructor.constructor("return process")()}}',
  'template of dollars': `$${'{process.env}'}`,
  'template of percents': '<%= process.env %>',
  'right-to-left override': 'invoice\u202efdp.exe',
  'zero width': 'ad\u200bmin\u200d\ufeff',
  'five hundred emoji': '👩‍👩‍👧‍👦'.repeat(500),
  zalgo: `Z${'\u0353\u033a\u0346'.repeat(200)}`,
  NUL: 'a\u0000b',
  'lone surrogate': 'a\ud800b',
  'line break and header': 'Vera\r\nBcc: everybody@example.com\r\n\r\nHello',
  'line separator': 'Vera\u2028Second line',
  '8,001 characters': 'x'.repeat(8_001),
  '60 kB': 'x'.repeat(60_000),
  sql: "'; DROP TABLE members; --",
  'sql pattern': '%_\\%',
  'two addresses': 'a@example.com,b@example.com',
  'address group': 'team:a@example.com,b@example.com;',
  'address with a name': 'Vera <vera@example.com>',
  'way out of a folder': '../../../../etc/passwd',
  'encoded way out': '..%2f..%2fsecrets.json',
  'shell words': '$(touch /tmp/x); `id` | cat',
  'spreadsheet formula': '=HYPERLINK("https://evil.example","x")',
  'a number in words': '1e309',
  'minus one': '-1',
  'not a zone': 'Mars/Base',
  'an offset for a zone': 'UTC+5',
  'a time that is none': '25:00',
  'an id of nothing': '00000000-0000-0000-0000-000000000000',
  'an id with more behind it': '0198c5c4-7d1e-7abc-8def-0123456789ab OR 1=1',
  'an address inside': 'http://127.0.0.1:1/latest/meta-data',
  'an address inside, as a number': 'http://2130706433:1/',
  'slow pattern': `${'a'.repeat(5_000)}!`,
};

const others: Record<string, unknown> = {
  null: null,
  true: true,
  zero: 0,
  'minus one, as a number': -1,
  fraction: 0.5,
  'beyond safe integers': 2 ** 53,
  'beyond 32 bits': 2 ** 31,
  list: [],
  'list of a string': ['x'],
  'list of a thousand': Array.from({ length: 1_000 }, () => 'x'),
  object: {},
  'object like a string': { toString: 'x', length: 3 },
  'object with then': Object.fromEntries([['then', 'x']]),
  'database operators': { $ne: null },
  'own prototype': JSON.parse('{"__proto__":{"role":"owner"}}'),
  'own constructor': { constructor: { prototype: { role: 'owner' } } },
};

/** What stands in the place of any field. */
export const badValues: BadValue[] = Object.entries({ ...texts, ...others }).map(([name, value]) => ({ name, value }));

/** Of other types than text: what no text field takes. */
export const badTexts = Object.keys(texts).map((name) => ({ name, value: texts[name] ?? '' }));

/** Bodies that are not even JSON of the right kind; none may be taken by any route. */
export const badBodies: { name: string; body: string; type?: string; statuses: number[] }[] = [
  { name: 'half of it', body: '{"name":"Mi', statuses: [400] },
  { name: 'trailing comma', body: '{"name":"Mira",}', statuses: [400] },
  { name: 'a bare word', body: 'true', statuses: [400] },
  { name: 'a string', body: '"name"', statuses: [400] },
  { name: 'null', body: 'null', statuses: [400] },
  { name: 'a list', body: '[]', statuses: [400] },
  { name: 'depth 20,000', body: `${'['.repeat(20_000)}${']'.repeat(20_000)}`, statuses: [400] },
  { name: 'depth 10,000 of objects', body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, statuses: [400, 413] },
  { name: 'a prototype', body: '{"__proto__":{"role":"owner"}}', statuses: [400] },
  { name: 'a role', body: '{"role":"owner","workspaceId":"x","permissions":["workspace.manage"]}', statuses: [400] },
  { name: 'a form', body: 'name=Mira&role=owner', type: 'application/x-www-form-urlencoded', statuses: [415] },
  { name: 'text that is JSON', body: '{"name":"Mira"}', type: 'text/plain', statuses: [415] },
  { name: 'several parts', body: '--x\r\n\r\n--x--', type: 'multipart/form-data; boundary=x', statuses: [415] },
  { name: 'an unknown charset', body: '{}', type: 'application/json; charset=klingon', statuses: [415] },
];

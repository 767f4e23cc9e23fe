import { formatOf } from '../../web/pages/import/format.ts';

test.each([
  ['shop.yaml', '', 'yaml'],
  ['shop.YML', '{"kind":"ci"}', 'yaml'],
  ['shop.json', '{"cis": []}', 'json'],
  ['shop.json', '{"kind":"ci","id":"a","class":"server"}\n', 'ndjson'],
  ['shop.jsonl', '', 'ndjson'],
  ['shop.ndjson', '', 'ndjson'],
  ['servers.csv', 'a: b', 'csv'],
  ['servers.tsv', '', 'csv'],
  ['', '{"kind": "dependency", "from": "a"}', 'ndjson'],
  ['', '\ufeff\n  {"id": "a", "kind" : "ci"}', 'ndjson'],
  ['', '{\n  "cis": []', 'json'],
  ['', '[]', 'json'],
  ['notes.txt', 'cis:\n  - { id: a, class: server }', 'yaml'],
  ['notes.txt', '# a, b; c\ncis: []', 'yaml'],
  ['notes.txt', '', 'yaml'],
  ['servers.txt', 'name;model;site\nweb;X;Y', 'csv'],
  ['servers.txt', 'name,model\r\nweb: 1,X', 'csv'],
])('%j that begins with %j is %s', (name, start, format) => {
  expect(formatOf(name, start)).toBe(format);
});

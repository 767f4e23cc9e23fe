import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./', import.meta.url);
const suite = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

// An expectation that knows its engine would let the engines drift apart: the suite names none of them.
test.each(suite)('%s names no engine', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  expect(text.match(/neo4j|embedded|grafeo|engine\.name/gi)).toBeNull();
});

test('the suite is there', () => {
  expect(suite).toContain('store-writes.ts');
});

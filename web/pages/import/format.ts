/** How a file is written, as POST /api/imports takes it. */
export const FORMATS = {
  yaml: { word: 'YAML: one document', type: 'application/yaml' },
  json: { word: 'JSON: one document', type: 'application/json' },
  ndjson: { word: 'NDJSON: a record a line', type: 'application/x-ndjson' },
  csv: { word: 'CSV: with a mapping', type: 'text/csv' },
} as const;
export type Format = keyof typeof FORMATS;

const EXTENSIONS: Readonly<Record<string, Format>> = {
  ...{ yaml: 'yaml', yml: 'yaml', json: 'json', ndjson: 'ndjson', jsonl: 'ndjson', csv: 'csv', tsv: 'csv' },
};

/** How a file seems to be written, by its name and its first lines. JSON that is a record a line is NDJSON whatever its name. */
export function formatOf(name: string, start: string): Format {
  const own = EXTENSIONS[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (own !== undefined && own !== 'json') return own;
  const text = start.replace(/^\ufeff?\s*/, '');
  const [line = ''] = text.split(/\r?\n/, 1);
  if (isRecord(line)) return 'ndjson';
  if (own === 'json' || /^[{[]/.test(text)) return 'json';
  return /^[^:]*[;,\t][^:]*$/.test(line) && !line.startsWith('#') ? 'csv' : 'yaml';
}

/** Whether a line is a record by itself, or the start of a long one. */
function isRecord(line: string): boolean {
  return /^\{.*"kind"\s*:\s*"(?:ci|dependency|event)"/.test(line);
}

/**
 * CSV (RFC 4180) of records with as many cells each. A text that begins as a formula (= + - @, tab, line break) gets
 * an apostrophe in front, so that a spreadsheet shows it and does not run it: a reader other than a spreadsheet has
 * to take it off again. NDJSON is the format that brings records back as they were.
 */
export const CSV_STYLE = { escape_formulas: true, quoted_match: /[\r\n]/ };

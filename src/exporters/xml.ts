// What XML 1.0 does not allow at all (https://www.w3.org/TR/xml/#charsets) becomes U+FFFD.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Any text as the text of an XML element. */
export function xml(text: string): string {
  return text.replace(ILLEGAL, '\ufffd').replace(/[&<>]/g, (c) => ENTITIES[c] as string);
}

/** An element with its own text, read strictly: what XML does not allow is an error. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

const TOKEN =
  /<(?<close>\/)?(?<name>[a-zA-Z]+)(?<attributes>(?:\s+[\w:-]+="[^"<]*")*)(?<empty>\/)?>|(?<text>[^<]+)/uy;
const REFERENCE = /&(?:amp|lt|gt|quot|#\d+);/g;
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** The one element of a document of elements, attributes and texts: enough for pictures, which have nothing else. */
export function readXml(document: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(document)?.groups;
    const inner = open.at(-1);
    if (!groups || !inner) throw new Error(`not XML at ${at}: ${document.slice(at, at + 60)}`);
    const { close, name = '', attributes = '', empty, text } = groups;
    if (text !== undefined) inner.text += plain(text);
    else if (close) {
      if (inner.name !== name || attributes !== '') throw new Error(`</${name}> closes <${inner.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(attributes), text: '', children: [] };
      inner.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [only] = root.children;
  if (!only || root.children.length > 1 || open.length > 1 || root.text.trim() !== '')
    throw new Error('not one element');
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const found = Array.from(text.matchAll(/([\w:-]+)="([^"]*)"/g), ([, name = '', value = '']) => [
    name,
    plain(value),
  ]);
  const attributes = Object.fromEntries(found) as Record<string, string>;
  if (Object.keys(attributes).length < found.length) throw new Error(`an attribute twice: ${text}`);
  return attributes;
}

function plain(text: string): string {
  if (ILLEGAL.test(text) || text.replace(REFERENCE, '').includes('&') || text.includes(']]>')) {
    throw new Error(`no text of XML: ${text}`);
  }
  return text.replace(
    REFERENCE,
    (found) => ENTITIES[found] ?? String.fromCodePoint(Number(found.slice(2, -1))),
  );
}

/** What a curl command asks for; `body` is a text, or with @ before it the name of a file. */
export interface Curl {
  method: string;
  /** path and query */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const WORD = /'[^']*'|"[^"]*"|\\\n|[^\s'"|)#>]+|[^\S\n]+/y;

/** The curl commands of a document's shell blocks, in order. */
export function curlsIn(document: string): Curl[] {
  const blocks = [...document.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block as string);
  return blocks.flatMap((block) =>
    [...block.matchAll(/\bcurl /g)].map(({ index }) => curlOf(wordsFrom(block, index + 5))),
  );
}

/** The words of a command, as a shell takes them apart. */
function wordsFrom(text: string, start: number): string[] {
  const words: string[] = [];
  let word = '';
  WORD.lastIndex = start;
  for (let piece = WORD.exec(text)?.[0]; ; piece = WORD.exec(text)?.[0]) {
    if (piece === undefined || /^(\s|\\\n)/.test(piece)) {
      if (word !== '') words.push(word);
      word = '';
      if (piece === undefined) return words;
    } else word += /^['"]/.test(piece) ? piece.slice(1, -1) : piece;
  }
}

function curlOf(words: readonly string[]): Curl {
  const curl: Curl = { method: '', path: '', headers: {}, body: undefined };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '-X') curl.method = words[++i] as string;
    else if (word === '-H') {
      const [name, value] = (words[++i] as string).split(': ') as [string, string];
      curl.headers[name] = value;
    } else if (word === '-d' || word === '--data-binary') curl.body = words[++i] as string;
    else if (word.startsWith('http')) curl.path = word.replace(/^http:\/\/[^/]*/, '');
    else if (word !== '-s' && word !== '-i')
      throw new Error(`an option of curl that is not known here: ${word}`);
  }
  curl.method ||= curl.body === undefined ? 'GET' : 'POST';
  return curl;
}

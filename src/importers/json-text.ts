// Scans of JSON texts that are known to be valid. Not by one regular expression: those of V8 run out of stack in
// a text of some megabytes.

/** Where the string that begins at `start` ends: at the next quote that no odd number of backslashes stands before. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let slashes = 0;
    while (json.charAt(end - 1 - slashes) === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
}

/** A JSON text without its strings, quotes included. */
export function withoutStrings(json: string): string {
  let rest = '';
  let from = 0;
  for (let start = json.indexOf('"'); start >= 0; start = json.indexOf('"', from)) {
    rest += json.slice(from, start);
    from = endOfString(json, start) + 1;
  }
  return rest + json.slice(from);
}

/** The first key that one object of a JSON text holds twice: JSON.parse keeps the last of them and says nothing. */
export function repeatedKeyIn(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (let i = 0; i < json.length; i++) {
    const c = json.charAt(i);
    if (c === '{') open.push(new Set());
    else if (c === '}') open.pop();
    else if (c === '"') {
      const end = endOfString(json, i);
      let after = end + 1;
      while (/\s/.test(json.charAt(after))) after++;
      if (json.charAt(after) === ':') {
        const key: string = JSON.parse(json.slice(i, end + 1));
        const keys = open.at(-1);
        if (keys?.has(key)) return key;
        keys?.add(key);
      }
      i = end;
    }
  }
  return undefined;
}

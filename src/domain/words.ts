// The one reading of names, host names and addresses, of what CIs are called as of what monitoring or a person says.

/** A word of a text in its plain form, and where it stands. */
export interface Word {
  plain: string;
  start: number;
  end: number;
}

// What could be an IPv6 address comes first, as a colon ends every other word; the runs of both cannot overlap, so that
// the time is in proportion to the text.
const WORD =
  /(?<![\p{L}\p{N}:])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?![\p{L}\p{N}:])|[\p{L}\p{M}\p{N}]+(?:[._@-]+[\p{L}\p{M}\p{N}]+)*/giu;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const IPV4_IN_IPV6 = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;
const ADDRESS =
  /^(?:[a-z][a-z0-9+.-]{0,30}:\/\/(?:[^@/\s]{0,200}@)?)?(?:\[([^\]%]+)(?:%[^\]]*)?\]|([^:/\s[\]@]+))(?::\d{1,5})?(?:[/?#].*)?$/i;
const FQDN = /^([\p{L}\p{N}_-]{1,63})\.(?:[\p{L}\p{N}_-]{1,63}\.)*[\p{L}-]{2,63}$/u;
const BETWEEN = /(?<=[^._-])[._-]+(?=[^._-])/g;
/** A word in its plain form already, as most ids are. */
const PLAIN = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/;

/** The words of a text: runs of letters and digits with . _ @ - within them, and IPv6 addresses. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [found] = match;
    const address = found.includes(':') ? ipv6Of(found) : found;
    if (address === undefined) {
      // Such as a time of day: its parts are words.
      for (const part of found.matchAll(/[0-9a-f.]+/gi))
        words.push(wordAt(part[0], match.index + part.index));
    } else words.push({ ...wordAt(found, match.index), plain: plainCase(address) });
  }
  return words;
}

function wordAt(text: string, start: number): Word {
  return { plain: plainCase(text), start, end: start + text.length };
}

/** A name as names are compared: its words, whatever their capitals and what stands between them. */
export function plainName(name: string): string {
  if (PLAIN.test(name)) return name;
  const words = wordsIn(name);
  return words.length > 0 ? words.map(({ plain }) => plain).join(' ') : plainCase(name);
}

/**
 * A plain name as names are compared that are written in another way: `.`, `_`, `-` and blanks are alike. An address, or
 * a host name with a domain, stays as it is: db-1.example.com is not db.1.example.com.
 */
export function alikeName(plain: string): string {
  if (!/[._-]/.test(plain)) return plain;
  const words = plain.split(' ');
  return words.map((word) => (isFullHost(word) ? word : word.replace(BETWEEN, ' '))).join(' ');
}

/** The host in an address such as db-1:9100, [::1]:9100, https://db-1/health or 10.0.0.5/24, in plain form. */
export function hostIn(address: string): string | undefined {
  const [, inBrackets, bare] = ADDRESS.exec(address) ?? [];
  const host = inBrackets ?? bare;
  return host === undefined ? undefined : plainName(host);
}

/** The host of a word such as root@web-1; undefined where a domain follows, as in most mail addresses: ann@example.com. */
export function hostOfUser(line: string, { start, end }: Word): Word | undefined {
  const after = line.slice(start, end).lastIndexOf('@') + 1;
  if (after === 0) return undefined;
  const host = wordAt(line.slice(start + after, end), start + after);
  return host.plain.includes('.') && !isFullHost(host.plain) ? undefined : host;
}

/** Whether a plain word is an IP address. */
export function isAddress(plain: string): boolean {
  return plain.includes(':') || IPV4.test(plain);
}

/** Whether a plain word names every machine itself and so none. */
export function isOwn(plain: string): boolean {
  return /^(?:localhost(?:\.localdomain)?|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1?)$/.test(plain);
}

/** The first label of a host name with a domain: db-1 of db-1.example.com. Undefined for what has none. */
export function shortNameOf(plain: string): string | undefined {
  return FQDN.exec(plain)?.[1];
}

/** Whether a plain word looks like a host: an address, a name with a domain, or one that counts, such as web-12. */
export function looksLikeHost(plain: string): boolean {
  if (isOwn(plain) || plain.includes('@')) return false;
  return isFullHost(plain) || (plain.length > 3 && /^\p{L}[\p{L}\p{N}_-]*\d$/u.test(plain));
}

/** Whether a plain word is an address, or a name with a domain and not one such as Node.js. */
function isFullHost(plain: string): boolean {
  const short = shortNameOf(plain);
  return isAddress(plain) || (short !== undefined && (plain.split('.').length > 2 || /\d/.test(short)));
}

/** An IPv6 address in its shortest form, one that holds an IPv4 address as that; undefined for what is none. */
function ipv6Of(text: string): string | undefined {
  let host: string;
  try {
    host = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  } catch {
    return undefined;
  }
  const [, high, low] = IPV4_IN_IPV6.exec(host) ?? [];
  if (high === undefined || low === undefined) return host;
  const bits = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return bits.flatMap((two) => [two >> 8, two & 255]).join('.');
}

function plainCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

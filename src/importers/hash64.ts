/** A 64-bit hash as two unsigned halves. */
interface Hash64 {
  high: number;
  low: number;
}

// A global is looked up at each use where code runs in a context of its own, as tests do.
const { imul } = Math;
const last: Hash64 = { high: 0, low: 0 };

/**
 * The hash of a text: MurmurHash3's mixing and finaliser (Appleby 2011) over UTF-16 code units in two lanes with
 * their own constants, those of x86_32 and the first pair of x86_128. The object is reused by the next call.
 */
export function hash64(text: string): Hash64 {
  let a = 0x9747b28c;
  let b = 0x3c6ef372;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let k = imul(unit, 0xcc9e2d51);
    a ^= imul((k << 15) | (k >>> 17), 0x1b873593);
    a = (imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
    k = imul(unit, 0x239b961b);
    b ^= imul((k << 16) | (k >>> 16), 0xab0e9789);
    b = (imul((b << 19) | (b >>> 13), 5) + 0x561ccd1b) | 0;
  }
  a ^= text.length;
  b ^= text.length;
  a = (a + b) | 0;
  b = (b + a) | 0;
  last.high = mixed(a);
  last.low = mixed(b);
  return last;
}

function mixed(h: number): number {
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

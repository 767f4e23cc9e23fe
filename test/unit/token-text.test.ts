import { hashTokenText, idOfTokenText, isTokenText, newTokenText } from '../../src/use-cases/token-text.ts';

test('a token is flt_, its id and 256 random bits; no two are alike', () => {
  const tokens = Array.from({ length: 1000 }, newTokenText);
  for (const { id, text } of tokens) {
    expect(text).toMatch(/^flt_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect(idOfTokenText(text)).toBe(id);
    expect(Buffer.from(text.slice(`flt_${id}_`.length), 'base64url').length).toBe(32);
  }
  expect(new Set(tokens.map((t) => t.text)).size).toBe(1000);
});

const SECRET = 'x'.repeat(43);

test.each([
  ['nothing', ''],
  ['another prefix', `ghp_0123456789ab_${SECRET}`],
  ['an id that is short', `flt_0123_${SECRET}`],
  ['an id in capitals', `flt_0123456789AB_${SECRET}`],
  ['a secret that is short', `flt_0123456789ab_${SECRET.slice(1)}`],
  ['a secret that is long', `flt_0123456789ab_${SECRET}x`],
  ['a blank behind', `flt_0123456789ab_${SECRET}\n`],
  ['what is no base64url', `flt_0123456789ab_${SECRET.slice(1)}+`],
])('%s is no token', (_, text) => {
  expect(idOfTokenText(text)).toBeUndefined();
});

test('a text matches its own hash and no other; the hash says how it was made, and holds nothing of the text', async () => {
  const { text } = newTokenText();
  const other = newTokenText().text;
  const [first, second] = [await hashTokenText(text), await hashTokenText(text)];
  expect(first.hash).toMatch(/^scrypt:16384:8:1:[A-Za-z0-9_-]{43}$/);
  expect(first.salt).not.toBe(second.salt);
  expect(first.hash).not.toBe(second.hash);
  expect(JSON.stringify(first)).not.toContain(text.slice(17));
  expect([await isTokenText(text, first), await isTokenText(text, second)]).toEqual([true, true]);
  expect([await isTokenText(other, first), await isTokenText(text, { ...first, salt: second.salt })]).toEqual(
    [false, false],
  );
});

test('parameters are read from the hash; one of another form matches nothing', async () => {
  const { text } = newTokenText();
  const { hash, salt } = await hashTokenText(text);
  const forms = [hash.replace('16384', '8192'), hash.replace('scrypt', 'argon2id'), '', 'scrypt:16384:8:1:'];
  expect(await Promise.all(forms.map((form) => isTokenText(text, { hash: form, salt })))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

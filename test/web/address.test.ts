import fc from 'fast-check';
import { ciAddress } from '../../web/app/address.ts';
import { pageAt } from '../../web/app/pages.ts';

/** What a browser makes of an address: the page, and the id that it is of. */
function opened(address: string): [string | undefined, string | undefined] {
  const { pathname, searchParams } = new URL(address, 'http://127.0.0.1:4400/explore');
  const found = pageAt(pathname, searchParams.get('id'));
  return [found?.page.name, found?.id];
}

test('the address of a CI leads to its page, whatever it is called', () => {
  const id = fc.oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc.constantFrom('.', '..', '...', '%2e', '%2E%2e', './', '../ci', '?id=x', '#', '%'),
  );
  fc.assert(
    fc.property(id, (own) => {
      expect(opened(ciAddress(own))).toEqual(['ci', own]);
    }),
  );
});

test('an id in the query counts where the path has none', () => {
  expect([opened('/ci?id=..'), opened('/ci/a?id=b'), opened('/ci'), opened('/explore?id=b')]).toEqual([
    ...[
      ['ci', '..'],
      ['ci', 'a'],
      ['ci', ''],
      ['explore', 'b'],
    ],
  ]);
});

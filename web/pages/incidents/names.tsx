import { ciAddress } from '../../app/address.ts';

/** What CIs are called; those that no answer named are called by their ids. */
export type Names = ReadonlyMap<string, { readonly name: string; readonly class: string }>;

export function nameOf(names: Names, id: string): string {
  return names.get(id)?.name ?? id;
}

/** A CI as a link to its page. Its name keeps its direction to itself. */
export function CiLink({ id, names }: { id: string; names: Names }) {
  return (
    <a href={ciAddress(id)} title={id}>
      <bdi>{nameOf(names, id)}</bdi>
    </a>
  );
}

/** CIs one after the other, all of them. */
export function CiLinks({ ids, names }: { ids: readonly string[]; names: Names }) {
  return (
    <>
      {ids.map((id, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <CiLink id={id} names={names} />
        </span>
      ))}
    </>
  );
}

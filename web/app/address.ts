// Addresses of the viewer, as texts.

/** An address with a query as people may read it: commas and colons stay as they are. */
export function addressOf(pathname: string, values: URLSearchParams): string {
  const text = values.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text === '' ? pathname : `${pathname}?${text}`;
}

/** Ids in one value of a query, with commas between; a comma of an id is written with a backslash before it. */
export function listOf(text: string | null): string[] {
  return (text ?? '').match(/(?:\\.|[^\\,])+/gs)?.map((one) => one.replace(/\\(.)/gs, '$1')) ?? [];
}

export function textOfList(ids: readonly string[]): string {
  return ids.map((id) => id.replace(/[\\,]/g, '\\$&')).join(',');
}

/** The address of a CI's page. A browser takes /ci/. and /ci/.. for other paths, however they are written. */
export function ciAddress(id: string): string {
  return /^\.\.?$/.test(id) ? `/ci?id=${id}` : `/ci/${encodeURIComponent(id)}`;
}

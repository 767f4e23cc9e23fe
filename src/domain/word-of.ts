/** A name of the model (a class, a status, a relation type) as people read it: without its underscores. */
export function wordOf(name: string): string {
  return name.replaceAll('_', ' ');
}

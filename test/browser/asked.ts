/** What the API answers to a body, at the address of a site. */
export async function posted<Answer>(url: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(url + path, {
    ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** What GraphQL answers; an error fails. */
export async function asked<Answer>(url: string, query: string, variables: object = {}): Promise<Answer> {
  const { data, errors } = await posted<{ data: Answer; errors?: unknown }>(url, '/graphql', {
    ...{ query, variables },
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Writes to the graph of a site. */
export async function written(url: string, change: object): Promise<void> {
  await asked(
    url,
    'mutation ($change: ChangeSetInput!) { changeSet(change: $change, write: {reason: "for a test"}) { revision } }',
    { change },
  );
}

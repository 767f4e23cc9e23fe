import { wordOf } from '../parts/words.ts';
import { addressOf, listOf, textOfList } from './address.ts';

// The question of the page, as its address holds it: /impact?down=a,b&degraded=c&pin=d&edit=retire,e

/** What would be different in the estate, for this question only. */
export type Edit =
  | { readonly kind: 'retire'; readonly id: string }
  | {
      readonly kind: 'depend';
      readonly from: string;
      readonly type: string;
      readonly to: string;
      readonly group: string;
    }
  | {
      /** one more member for a pool: a new CI that stands on nothing */
      readonly kind: 'member';
      readonly consumer: string;
      readonly group: string;
      readonly type: string;
      readonly class: string;
    };

export interface WhatIf {
  readonly down: readonly string[];
  readonly degraded: readonly string[];
  readonly pins: readonly string[];
  readonly edits: readonly Edit[];
  /** edits of the address that say nothing */
  readonly unread: readonly string[];
  readonly withPlanned: boolean;
  /** only those that are down */
  readonly isDownOnly: boolean;
  /** of this class; empty: of any */
  readonly class: string;
  /** the page that follows this id; empty: the first */
  readonly after: string;
  /** whose single points of failure are asked for; empty: nobody's, * for every service */
  readonly service: string;
}

export function whatIfOf(query: URLSearchParams): WhatIf {
  const texts = query.getAll('edit').map((text) => ({ text, edit: editOf(listOf(text)) }));
  const down = [...new Set(listOf(query.get('down')))];
  return {
    down,
    degraded: [...new Set(listOf(query.get('degraded')))].filter((id) => !down.includes(id)),
    pins: [...new Set(listOf(query.get('pin')))],
    edits: texts.flatMap(({ edit }) => edit ?? []),
    unread: texts.flatMap(({ text, edit }) => (edit ? [] : [text])),
    withPlanned: query.get('planned') === 'yes',
    isDownOnly: query.get('level') === 'down',
    class: query.get('class') ?? '',
    after: query.get('after') ?? '',
    service: query.get('service') ?? '',
  };
}

/** The address that asks a question; two that ask the same are the same. `revision`: at which the link was made. */
export function whatIfAddress(asked: Partial<WhatIf>, revision: string | null = null): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== '') query.append(name, value);
  };
  put('down', textOfList(asked.down ?? []));
  put('degraded', textOfList(asked.degraded ?? []));
  put('pin', textOfList(asked.pins ?? []));
  for (const edit of asked.edits ?? []) put('edit', textOfList(wordsOf(edit)));
  for (const text of asked.unread ?? []) put('edit', text);
  put('planned', asked.withPlanned ? 'yes' : '');
  put('level', asked.isDownOnly ? 'down' : '');
  put('class', asked.class ?? '');
  put('after', asked.after ?? '');
  put('service', asked.service ?? '');
  put('revision', revision ?? '');
  return addressOf('/impact', query);
}

function editOf(words: readonly string[]): Edit | undefined {
  const [kind, a = '', b = '', c = '', d = ''] = words;
  if (kind === 'retire' && a) return { kind, id: a };
  if (kind === 'depend' && a && b && c) return { kind, from: a, type: b, to: c, group: d };
  if (kind === 'member' && a && b && c && d) return { kind, consumer: a, group: b, type: c, class: d };
  return undefined;
}

function wordsOf(edit: Edit): string[] {
  if (edit.kind === 'retire') return [edit.kind, edit.id];
  if (edit.kind === 'depend') {
    return [edit.kind, edit.from, edit.type, edit.to, ...(edit.group === '' ? [] : [edit.group])];
  }
  return [edit.kind, edit.consumer, edit.group, edit.type, edit.class];
}

export function editText(edit: Edit): string {
  if (edit.kind === 'retire') return `${edit.id} retired`;
  if (edit.kind === 'member') return `one more ${wordOf(edit.class)} in ${edit.group} of ${edit.consumer}`;
  const within = edit.group === '' ? '' : ` in ${edit.group}`;
  return `${edit.from} ${wordOf(edit.type)} ${edit.to}${within}`;
}

/** How edits are written in an address. */
export const EDIT_FORMS: readonly string[] = [
  'edit=retire,CI',
  'edit=depend,CI,RELATION,CI',
  'edit=depend,CI,RELATION,CI,GROUP',
  'edit=member,CI,GROUP,RELATION,CLASS',
];

/** Begins the ids of members that are not there: no CI of an estate is called so. */
const NEW_MEMBER = 'what-if: new member ';

/** The edits as the API takes them; undefined: none. */
export function changeSetOf(edits: readonly Edit[]) {
  if (edits.length === 0) return undefined;
  const members = edits.filter((edit) => edit.kind === 'member');
  const newId = (place: number) => `${NEW_MEMBER}${place + 1}`;
  return {
    cis: members.map((edit, place) => ({ id: newId(place), class: edit.class })),
    dependencies: [
      ...members.map((edit, place) => ({
        ...{ from: edit.consumer, type: edit.type, to: newId(place), group: edit.group },
      })),
      ...edits.flatMap((edit) =>
        edit.kind === 'depend'
          ? [
              {
                ...{ from: edit.from, type: edit.type, to: edit.to },
                ...(edit.group === '' ? {} : { group: edit.group }),
              },
            ]
          : [],
      ),
    ],
    retire: edits.flatMap((edit) => (edit.kind === 'retire' ? [edit.id] : [])),
    remove: [],
  };
}

/** The variables that every question on this page has. */
export function assumptionOf({ down, degraded, pins, edits, withPlanned }: WhatIf) {
  const changes = changeSetOf(edits);
  return {
    seeds: [
      ...down.map((id) => ({ id, level: 'down' as const })),
      ...degraded.map((id) => ({ id, level: 'degraded' as const })),
    ],
    pins,
    withPlanned,
    ...(changes ? { edits: changes } : {}),
  };
}

/** The words that stand for CIs of the estate: ids, or what people write instead. */
export function wordsIn({ down, degraded, pins }: WhatIf): string[] {
  return [...new Set([...down, ...degraded, ...pins])].filter((word) => !word.startsWith(NEW_MEMBER));
}

/** The same question with other ids for some words; null takes a word out. */
export function reworded(asked: WhatIf, ids: ReadonlyMap<string, string | null>): WhatIf {
  const list = (words: readonly string[]) => [
    ...new Set(
      words.flatMap((word) => {
        const id = ids.get(word);
        return id === undefined ? word : (id ?? []);
      }),
    ),
  ];
  return { ...asked, down: list(asked.down), degraded: list(asked.degraded), pins: list(asked.pins) };
}

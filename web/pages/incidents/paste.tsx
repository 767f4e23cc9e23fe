import { useSignal } from '@preact/signals';
import { ask } from '../../api/client.ts';
import { type MatchAlarmsQuery, matchAlarms } from '../../api/operations/incidents.ts';
import { useDeed } from '../../app/deed.ts';
import { type Beginning, beginningOf } from '../../graph/beginnings.ts';
import { ProblemBox } from '../../parts/answered.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { count, timeText } from '../../parts/words.ts';

type Matched = MatchAlarmsQuery['matchAlarms'];
export type Match = Matched['alerts']['items'][number];
type Ambiguous = Matched['ambiguous']['items'][number];
type Unknown = Matched['unmatched']['items'][number];

/** What the server takes as one question. */
const FIRST = 800;

/** The box for a mail or a list of alarms, and what of it no CI or more than one is called. */
export function Paste({
  onFound,
}: {
  onFound(matches: readonly Match[], added: readonly Beginning[], changed: readonly Beginning[]): void;
}) {
  const text = useSignal('');
  const matched = useSignal<Matched | null>(null);
  const { isBusy, problem, run } = useDeed(async () => {
    const answer = await ask(matchAlarms, { text: text.value, first: FIRST });
    matched.value = answer.matchAlarms;
    const { alerts, changes } = answer.matchAlarms;
    onFound(alerts.items, alerts.items.map(alarmOf), changes.items.map(beginningOf));
  });
  /** Takes a word out of its list, and the CI that it means, where one was said, to the alarms. */
  const settle = (word: Unknown, meant: string | null) => {
    const now = matched.value;
    if (!now) return;
    const without = <T extends Unknown>(list: { items: readonly T[]; total: number }) => {
      const items = list.items.filter((one) => one.text !== word.text);
      return { items, total: list.total - (list.items.length - items.length) };
    };
    matched.value = { ...now, ambiguous: without(now.ambiguous), unmatched: without(now.unmatched) };
    if (meant !== null) onFound([], [beginningOf({ ci: meant, at: timeNear(word, now) })], []);
  };
  const now = matched.value;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <p class="field">
          <label for="pasted">
            A mail, a chat or a list of alarms: the CIs in it are found by whatever they are called
          </label>
          <textarea
            id="pasted"
            spellcheck={false}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
        </p>
        <p class="actions">
          <button type="submit" disabled={isBusy || text.value.trim() === ''}>
            {isBusy ? 'Looking …' : 'Find the CIs'}
          </button>
          <span class="note">The text is looked up and not kept.</span>
        </p>
      </form>
      {problem && <ProblemBox problem={problem} again={() => void run()} />}
      <p role="status">{now && foundText(now)}</p>
      {now && now.ambiguous.items.length > 0 && (
        <>
          <h3>These may be several CIs: which one?</h3>
          <ul class="plain">
            {now.ambiguous.items.map((word) => (
              <Choice key={word.text} word={word} settle={settle} />
            ))}
          </ul>
        </>
      )}
      {now && now.unmatched.items.length > 0 && <Unmatched words={now.unmatched.items} settle={settle} />}
    </>
  );
}

function alarmOf(match: Match): Beginning {
  return { ...beginningOf(match), severity: match.severity };
}

/** A word is of the time of the match that stands nearest above it in the text, else of the first one. */
function timeNear({ line }: Unknown, { alerts }: Matched): string {
  const above = alerts.items.filter((one) => one.atFrom !== 'now' && one.line <= line);
  const nearest = above.toSorted((a, b) => b.line - a.line)[0] ?? alerts.items[0];
  return nearest?.at ?? new Date().toISOString();
}

function foundText({ alerts, changes, ambiguous, unmatched }: Matched): string {
  const found = alerts.total === 0 ? 'No CI is named in the text' : `${count(alerts.total, 'CI')} found`;
  const cut = alerts.total > alerts.items.length ? `, the first ${alerts.items.length} are taken` : '';
  const open = [
    ambiguous.total > 0 && `${count(ambiguous.total, 'word')} to decide`,
    unmatched.total > 0 && `${count(unmatched.total, 'host')} not known`,
  ].filter(Boolean);
  const changed = changes.total > 0 ? `, ${changes.total} said to have been changed` : '';
  const ends = open.length === 0 ? '' : `; ${open.join(', ')}`;
  return `${found}${cut}${changed}${ends}. A mention is no alarm: take out what is fine.`;
}

interface WordProps<Word extends Unknown> {
  word: Word;
  settle(word: Unknown, meant: string | null): void;
}

function Choice({ word, settle }: WordProps<Ambiguous>) {
  const meant = useSignal(word.ids[0] ?? '');
  const more = word.total - word.ids.length;
  return (
    <li>
      <label>
        <strong>
          <bdi>{word.text}</bdi>
        </strong>{' '}
        is{' '}
        <select
          value={meant.value}
          onChange={(event) => {
            meant.value = event.currentTarget.value;
          }}
        >
          {word.ids.map((id) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </label>{' '}
      {more > 0 && <small>or one of {more} more</small>}{' '}
      <button type="button" onClick={() => settle(word, meant.value)}>
        Take it
      </button>{' '}
      <button type="button" onClick={() => settle(word, null)} aria-label={`None of them: ${word.text}`}>
        None of them
      </button>
      <Excerpt {...word} />
    </li>
  );
}

function Unmatched({ words, settle }: { words: readonly Unknown[]; settle: WordProps<Unknown>['settle'] }) {
  const mended = useSignal<string | null>(null);
  return (
    <>
      <h3>These look like hosts and are no CI</h3>
      <ul class="plain">
        {words.map((word) => (
          <li key={word.text}>
            <strong>
              <bdi>{word.text}</bdi>
            </strong>{' '}
            <button
              type="button"
              aria-expanded={mended.value === word.text}
              aria-label={`Say which CI: ${word.text}`}
              onClick={() => {
                mended.value = mended.value === word.text ? null : word.text;
              }}
            >
              Say which CI
            </button>{' '}
            <button type="button" aria-label={`Leave out: ${word.text}`} onClick={() => settle(word, null)}>
              Leave out
            </button>
            <Excerpt {...word} />
            {mended.value === word.text && <SearchBox label="It is" onChosen={(ci) => settle(word, ci.id)} />}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Excerpt({ line, excerpt }: { line: number; excerpt: string }) {
  return (
    <small class="excerpt">
      line {line}: <bdi>{excerpt}</bdi>
    </small>
  );
}

const QUALITIES = {
  exact: 'as it is called',
  strong: 'by another of its names',
  weak: 'by its short name: look twice',
} as const;

/** How sure it is that a CI is meant, and when its alarm began. */
export function qualityText({ quality, at, atFrom }: Match): string {
  const from =
    atFrom === 'line'
      ? ''
      : atFrom === 'text'
        ? ', a time from elsewhere in the text'
        : ', no time in the text';
  return `${quality}, ${QUALITIES[quality]}; ${timeText(at)}${from}`;
}

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { SEVERITY_WORDS } from '../../../src/domain/severity.ts';
import { type Beginning, timeOf } from '../../graph/beginnings.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { clockText, timeText } from '../../parts/words.ts';
import { Excerpt, type Match, qualityText } from './paste.tsx';

const SHOWN = 60;

interface ChipsProps {
  /** what they are, as in "alarm" */
  what: string;
  chosen: readonly Beginning[];
  /** how each was found in a text, where it was */
  matches: ReadonlyMap<string, Match>;
  onChosen(next: readonly Beginning[]): void;
}

/** What one asks about, a chip each: it can be taken out, and put right. */
export function Chips({ what, chosen, matches, onChosen }: ChipsProps) {
  const open = useSignal<string | null>(null);
  const isWhole = useSignal(false);
  const shown = isWhole.value ? chosen : chosen.slice(0, SHOWN);
  const mended = chosen.find(({ ci }) => ci === open.value);
  const list = useRef<HTMLUListElement>(null);
  /** What had the focus goes: it stays at the same place of the list. */
  const focusAt = (place: number) =>
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>('.name') ?? [];
      (buttons[Math.min(place, buttons.length - 1)] ?? list.current)?.focus();
    });
  return (
    <>
      <ul class="chips" aria-label={`${what}s`} ref={list} tabindex={-1}>
        {shown.map((one, place) => {
          const match = matches.get(one.ci);
          return (
            <li key={one.ci} class="chip">
              <button
                type="button"
                class="name"
                aria-expanded={open.value === one.ci}
                title={match ? qualityText(match) : timeText(one.at)}
                onClick={() => {
                  open.value = open.value === one.ci ? null : one.ci;
                }}
              >
                <bdi>{one.ci}</bdi>{' '}
                <small>
                  {match && match.quality !== 'exact' && `${match.quality} match · `}
                  {clockText(one.at)}
                  {one.severity && ` · ${one.severity}`}
                  {one.wasThere && ' · there before'}
                </small>
                <span class="unseen">set right</span>
              </button>
              <button
                type="button"
                aria-label={`Take out: ${one.ci}`}
                onClick={() => {
                  onChosen(chosen.filter(({ ci }) => ci !== one.ci));
                  focusAt(place);
                }}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length < chosen.length && (
        <p>
          {shown.length} of {chosen.length} shown.{' '}
          <button
            type="button"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            Show all
          </button>
        </p>
      )}
      {mended && (
        <Mend
          key={mended.ci}
          what={what}
          one={mended}
          match={matches.get(mended.ci)}
          close={(next) => {
            open.value = null;
            focusAt(chosen.indexOf(mended));
            if (!next) return;
            const others = chosen.filter(({ ci }) => ci !== next.ci || ci === mended.ci);
            onChosen(others.map((each) => (each.ci === mended.ci ? next : each)));
          }}
        />
      )}
    </>
  );
}

interface MendProps {
  what: string;
  one: Beginning;
  match: Match | undefined;
  /** with what it is now; undefined: as it was */
  close(next?: Beginning): void;
}

function Mend({ what, one, match, close }: MendProps) {
  const at = useSignal(one.at.replace('.000Z', 'Z'));
  const ci = useSignal(one.ci);
  const severity = useSignal(one.severity);
  const wasThere = useSignal(one.wasThere);
  const time = timeOf(at.value.trim());
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      class="card mend"
      aria-label={`Set right: ${one.ci}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (time !== undefined)
          close({ ci: ci.value, at: time, severity: severity.value, wasThere: wasThere.value });
      }}
    >
      {match && (
        <p>
          Found {qualityText(match)}. <Excerpt {...match} />
        </p>
      )}
      <p>
        The CI is{' '}
        <strong>
          <bdi>{ci.value}</bdi>
        </strong>
        .
      </p>
      <SearchBox
        label="It is another one"
        onChosen={(other) => {
          ci.value = other.id;
        }}
      />
      <p class="field">
        <label for="began">The {what} began (ISO 8601, with its zone)</label>
        <input
          id="began"
          value={at.value}
          aria-invalid={time === undefined}
          aria-describedby="began-wrong"
          onInput={(event) => {
            at.value = event.currentTarget.value;
          }}
        />
        <span id="began-wrong" class="note" role="status">
          {time === undefined ? 'Such as 2026-11-24T01:50:00Z or 2026-11-24T02:50:00+01:00' : timeText(time)}
        </span>
      </p>
      {what === 'alarm' && (
        <p>
          <label>
            How bad it is{' '}
            <select
              value={severity.value ?? ''}
              onChange={(event) => {
                severity.value = SEVERITY_WORDS.find((word) => word === event.currentTarget.value) ?? null;
              }}
            >
              <option value="">not said: as major</option>
              {SEVERITY_WORDS.map((word) => (
                <option key={word}>{word}</option>
              ))}
            </select>
          </label>{' '}
          <label>
            <input
              type="checkbox"
              checked={wasThere.value}
              onChange={(event) => {
                wasThere.value = event.currentTarget.checked;
              }}
            />{' '}
            It was there before: it weighs little
          </label>
        </p>
      )}
      <p class="actions">
        <button type="submit" class="main" disabled={time === undefined}>
          Set it
        </button>
        <button type="button" onClick={() => close()}>
          Leave it as it is
        </button>
      </p>
    </form>
  );
}

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { go } from '../../app/route.ts';
import { count, percentText, wordOf } from '../../parts/words.ts';
import { CiLink, CiLinks, nameOf } from './names.tsx';
import { minutesText } from './verdict.tsx';
import { alarmingIn, type Candidate, dismiss, listing, type View } from './view.ts';

const FIRST_ALARMS = 5;

interface SuspectProps {
  view: View;
  suspect: Candidate;
  isPinned: boolean;
  isOpen: boolean;
  isChosen: boolean;
  /** what else can be done with it */
  children?: ComponentChildren;
}

/** A suspect with all that speaks for it and against it. */
export function Suspect({ view, suspect, isPinned, isOpen, isChosen, children }: SuspectProps) {
  const { names } = view;
  const { id, rank, probability, band } = suspect;
  const name = nameOf(names, id);
  return (
    <li class={isChosen ? 'card suspect chosen' : 'card suspect'}>
      <h3>
        {rank}. <CiLink id={id} names={names} /> <small>{wordOf(suspect.class)}</small>
      </h3>
      <p>
        <span class="share" aria-hidden="true">
          <span style={{ width: `${probability * 100}%` }} />
        </span>{' '}
        <strong>{percentText(probability)}</strong> {band}
        {isPinned && ', pinned'}
      </p>
      {suspect.with.length > 0 && (
        <p>
          Together with <CiLinks ids={suspect.with} names={names} />: {percentText(suspect.together)}.
        </p>
      )}
      {suspect.changes.map((change) => (
        <p key={change.id}>
          Changed {minutesText(change.minutesBefore)} {change.minutesBefore < 0 ? 'after' : 'before'} the
          first alarm: <bdi>{change.title ?? change.id}</bdi>{' '}
          <small>{change.title !== null && change.id}</small>
        </p>
      ))}
      <details open={isOpen}>
        <summary>What speaks for {name}, and against it</summary>
        <Explained view={view} suspect={suspect} />
        <Unexplained view={view} suspect={suspect} />
        <Texts
          title="Speaks against it"
          texts={suspect.against.map(({ text }) => text)}
          none="Nothing known."
        />
        <Texts title="Would rule it out" texts={suspect.disprovedBy} none="Nothing that one could look at." />
      </details>
      <p class="actions">
        <button
          type="button"
          aria-pressed={isPinned}
          aria-label={`Pin ${name}`}
          onClick={() => go(listing('pin', id, !isPinned))}
        >
          Pin
        </button>
        <button type="button" aria-label={`Dismiss ${name}`} onClick={() => dismiss(id, true)}>
          Dismiss
        </button>
        {children}
      </p>
    </li>
  );
}

/** The alarms that it explains, each with the path from it down to the suspect. */
function Explained({ view, suspect }: Pick<SuspectProps, 'view' | 'suspect'>) {
  const isWhole = useSignal(false);
  const alarming = alarmingIn(view);
  const inside = suspect.explained.filter(({ alert }) => alarming.has(alert) || !view.numbers.has(alert));
  const shown = isWhole.value ? inside : inside.slice(0, FIRST_ALARMS);
  return (
    <>
      <h4>Explains {count(suspect.explained.length, 'alarming CI')}</h4>
      <ul class="plain">
        {shown.map((one) => (
          <li key={one.alert}>
            <AlarmName id={one.alert} view={view} /> {percentText(one.reach)}
            {one.chronic && ', was as bad before: weighs little'}
            {one.path.length > 1 && <PathText path={one.path} view={view} />}
            {one.gates.map((gate) => (
              <small class="path" key={`${gate.id} ${gate.group}`}>
                {nameOf(view.names, gate.id)} needs {gate.needs} of {gate.of}
                {gate.group !== null && ` (${gate.group})`}; lost:{' '}
                <CiLinks ids={gate.lost} names={view.names} />
              </small>
            ))}
          </li>
        ))}
      </ul>
      {shown.length < inside.length && (
        <p>
          {shown.length} of {inside.length}.{' '}
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
      <Outside many={suspect.explained.length - inside.length} />
    </>
  );
}

/** As the arrows of the drawing: from what alarms to what it depends on. */
function PathText({ path, view }: { path: readonly string[]; view: View }) {
  return (
    <small class="path">
      {path.toReversed().map((id, place) => (
        <span key={id}>
          {place > 0 && <span> depends on </span>}
          <CiLink id={id} names={view.names} />
        </span>
      ))}
    </small>
  );
}

function AlarmName({ id, view }: { id: string; view: View }) {
  const number = view.numbers.get(id);
  return (
    <>
      {number === undefined ? 'An alarm of another incident' : `Alarm ${number}`}{' '}
      <CiLink id={id} names={view.names} />
    </>
  );
}

function Unexplained({ view, suspect }: Pick<SuspectProps, 'view' | 'suspect'>) {
  const { unexplained, further } = suspect;
  const alarming = alarmingIn(view);
  const inside = unexplained.filter((id) => alarming.has(id) || !view.numbers.has(id));
  return (
    <>
      <h4>Does not explain</h4>
      {unexplained.length === 0 ? (
        <p>It reaches every alarm that counts.</p>
      ) : (
        <ul class="plain">
          {inside.map((id) => (
            <li key={id}>
              <AlarmName id={id} view={view} />
            </li>
          ))}
        </ul>
      )}
      <Outside many={unexplained.length - inside.length} />
      {further && (
        <p>
          <CiLink id={further.id} names={view.names} /> would explain{' '}
          <CiLinks ids={further.explains} names={view.names} />.
        </p>
      )}
    </>
  );
}

function Outside({ many }: { many: number }) {
  return many === 0 ? null : <p class="note">{many} more outside of the time that is chosen.</p>;
}

function Texts({ title, texts, none }: { title: string; texts: readonly string[]; none: string }) {
  return (
    <>
      <h4>{title}</h4>
      {texts.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {texts.map((text) => (
            <li key={text}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import { useSignal } from '@preact/signals';
import { ask, mayAs, problemIn } from '../../api/client.ts';
import { confirmCause, decided, resolveIncident, unconfirmCause } from '../../api/operations/incidents.ts';
import { go, withQuery } from '../../app/route.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { timeText } from '../../parts/words.ts';
import { Decision } from './decision.tsx';
import { CiLink } from './names.tsx';
import type { Incident } from './read-incident.ts';

interface DecisionsProps {
  incident: Incident;
  /** the CI that one is about to confirm */
  meant: string | null;
  onWritten(): void;
}

/** What people say of an incident: which CI it was, and that it is over. */
export function Decisions({ incident, meant, onWritten }: DecisionsProps) {
  const names = new Map(incident.affected.items.map((one) => [one.id, one]));
  const { id, confirmedCause, causeChanged } = incident;
  const leave = () => {
    go(withQuery({ confirm: null }), { replace: true });
    onWritten();
  };
  return (
    <section aria-labelledby="decisions" class="card spaced">
      <h2 id="decisions">What it was</h2>
      <p role="status">
        {confirmedCause === null ? (
          'Nobody has said yet which CI it was.'
        ) : (
          <>
            A person said that it was <CiLink id={confirmedCause} names={names} />
            {causeChanged === true && ', which was changed shortly before the alarms'}. Later rankings heed
            it.
          </>
        )}
      </p>
      {!mayAs('editor') ? (
        <p class="note">An editor may say which CI it was, and that the incident is over.</p>
      ) : (
        <>
          {meant !== null && meant !== confirmedCause && (
            <Decision
              key={meant}
              label="Confirm it"
              isFocused
              decide={async (reason) => {
                await decide(
                  incident,
                  (expectedVersions) =>
                    ask(confirmCause, { id, ci: meant, write: { reason, expectedVersions } }),
                  onWritten,
                );
                leave();
              }}
            >
              <p>
                It was{' '}
                <strong>
                  <CiLink id={meant} names={names} />
                </strong>
                .{' '}
                <button type="button" onClick={() => go(withQuery({ confirm: null }), { replace: true })}>
                  Not this one
                </button>
              </p>
            </Decision>
          )}
          {confirmedCause !== null && (
            <Decision
              label="Undo: it was not"
              reason="confirmed by mistake"
              decide={async (reason) => {
                await decide(
                  incident,
                  (expectedVersions) => ask(unconfirmCause, { id, write: { reason, expectedVersions } }),
                  onWritten,
                );
                leave();
              }}
            />
          )}
          <SearchBox
            label={confirmedCause === null ? 'It was' : 'It was another one'}
            onChosen={(ci) => go(withQuery({ confirm: ci.id }))}
          />
          <Resolve incident={incident} onWritten={onWritten} />
        </>
      )}
    </section>
  );
}

/**
 * Writes what one decided on what one saw. Rankings and alarms that came since are no decisions; where someone else was
 * faster the incident is read anew, so that one sees what they wrote before one writes again.
 */
async function decide(
  seen: Incident,
  write: (expectedVersions: { record: string; version: number }[]) => Promise<unknown>,
  read: () => void,
): Promise<void> {
  let { version } = seen;
  for (;;) {
    try {
      await write([{ record: seen.id, version }]);
      return;
    } catch (error) {
      if (problemIn(error).code !== 'CONFLICT') throw error;
      const { incident: now } = await ask(decided, { id: seen.id });
      const isAsSeen =
        now?.confirmedCause === seen.confirmedCause &&
        now.status === seen.status &&
        now.resolution === seen.resolution;
      if (!isAsSeen || now.version === version) {
        read();
        throw error;
      }
      version = now.version;
    }
  }
}

function Resolve({ incident, onWritten }: Pick<DecisionsProps, 'incident' | 'onWritten'>) {
  const { id, status, resolved, resolution } = incident;
  const text = useSignal(resolution ?? '');
  return (
    <>
      <h3>{status === 'open' ? 'Is it over?' : 'It is over'}</h3>
      {resolved !== null && <p>Since {timeText(resolved)}.</p>}
      {resolution !== null && <p class="said">{resolution}</p>}
      <Decision
        label={status === 'open' ? 'Resolve it' : 'Say it so'}
        isReady={text.value.trim() !== ''}
        decide={async (reason) => {
          await decide(
            incident,
            (expectedVersions) =>
              ask(resolveIncident, { id, resolution: text.value, write: { reason, expectedVersions } }),
            onWritten,
          );
          onWritten();
        }}
      >
        <p class="field">
          <label for="resolution">How it came to its end</label>
          <textarea
            id="resolution"
            class="short"
            value={text.value}
            maxlength={10_000}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
        </p>
      </Decision>
    </>
  );
}

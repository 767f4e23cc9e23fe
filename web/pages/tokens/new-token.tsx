import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ROLES, type Role } from '../../../src/domain/role.ts';
import type { TokenRequest } from '../../../src/domain/token.ts';
import type { CreatedToken } from '../../api/answers.ts';
import { rest } from '../../api/client.ts';
import { useDeed } from '../../app/deed.ts';
import { ProblemBox } from '../../parts/answered.tsx';
import { MAY } from '../../parts/roles.ts';

const DAY_MS = 86_400_000;
const FIRST_DAYS = 90;

const dayAfter = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const namesIn = (text: string) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** The form of a token to make, and the text of the one that was made, which is shown this once. */
export function NewToken({ made }: { made: () => void }) {
  const name = useSignal('');
  const role = useSignal<Role>('viewer');
  const day = useSignal(dayAfter(FIRST_DAYS));
  const environments = useSignal('');
  const classes = useSignal('');
  const created = useSignal<CreatedToken | null>(null);
  const isScoped = role.value !== 'admin';
  const make = useDeed(async () => {
    const scope = {
      ...(environments.value.trim() === '' ? {} : { environments: namesIn(environments.value) }),
      ...(classes.value.trim() === '' ? {} : { classes: namesIn(classes.value) }),
    };
    const request: TokenRequest = {
      ...{ name: name.value.trim(), role: role.value, expires: `${day.value}T23:59:59Z` },
      ...(isScoped && Object.keys(scope).length > 0 ? { scope } : {}),
    };
    created.value = await rest<CreatedToken>('/api/tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
    name.value = '';
    made();
  });
  return (
    <section class="card spaced" aria-labelledby="new">
      <h2 id="new">A new one</h2>
      {created.value && (
        <Made
          created={created.value}
          kept={() => {
            created.value = null;
          }}
        />
      )}
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          return make.run();
        }}
      >
        <TextField
          id="token-name"
          label="Name"
          note="of the person or program that uses it, as the history names them"
          value={name}
          isRequired
        />
        <div class="field">
          <label for="token-role">Role</label>
          <select
            id="token-role"
            value={role.value}
            aria-describedby="token-role-note"
            onChange={(event) => {
              role.value = event.currentTarget.value as Role;
            }}
          >
            {ROLES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <small id="token-role-note">{MAY[role.value]}</small>
        </div>
        <div class="field">
          <label for="token-day">Last day</label>
          <input
            id="token-day"
            type="date"
            required
            min={dayAfter(0)}
            value={day.value}
            aria-describedby="token-day-note"
            onInput={(event) => {
              day.value = event.currentTarget.value;
            }}
          />
          <small id="token-day-note">It is refused after that day, in UTC.</small>
        </div>
        <TextField
          id="token-environments"
          label="Environments"
          note={isScoped ? 'with commas between; empty: all of them' : 'an admin has the whole estate'}
          value={environments}
          isOff={!isScoped}
        />
        <TextField
          id="token-classes"
          label="Classes"
          note={isScoped ? 'such as server, database; empty: all of them' : 'an admin has the whole estate'}
          value={classes}
          isOff={!isScoped}
        />
        <p class="actions">
          <button type="submit" class="main" disabled={make.isBusy}>
            {make.isBusy ? 'Making it …' : 'Make the token'}
          </button>
        </p>
      </form>
      {make.problem && <ProblemBox problem={make.problem} again={() => make.run()} />}
    </section>
  );
}

function TextField(props: {
  id: string;
  label: string;
  note: string;
  value: { value: string };
  isRequired?: boolean;
  isOff?: boolean;
}) {
  const { id, label, note, value, isRequired = false, isOff = false } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        autocomplete="off"
        spellcheck={false}
        required={isRequired}
        disabled={isOff}
        value={value.value}
        aria-describedby={`${id}-note`}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
      <small id={`${id}-note`}>{note}</small>
    </div>
  );
}

function Made({ created, kept }: { created: CreatedToken; kept: () => void }) {
  const { token, text, unknownEnvironments } = created;
  const shown = useRef<HTMLInputElement>(null);
  const told = useSignal('');
  useEffect(() => shown.current?.select(), [text]);
  const copy = async () => {
    shown.current?.select();
    // Browsers have a clipboard for pages of this machine and over TLS only.
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    told.value = isCopied ? 'Copied.' : 'The browser does not let it be copied: it is marked, press Ctrl C.';
  };
  return (
    <div class="state made">
      <div class="field">
        <label for="token-text">
          The token of <strong>{token.name}</strong>
        </label>
        <input id="token-text" ref={shown} readOnly value={text} aria-describedby="token-text-note" />
        <small id="token-text-note">It is shown this once: keep it where only its user reads it.</small>
      </div>
      {unknownEnvironments.length > 0 && (
        <p>
          <strong>No CI is in {unknownEnvironments.join(', ')} now.</strong> If that is a slip, revoke the
          token and make another.
        </p>
      )}
      <p class="actions">
        <button type="button" class="main" onClick={copy}>
          Copy
        </button>
        <button type="button" onClick={kept}>
          I have kept it
        </button>
        <span role="status">{told.value}</span>
      </p>
    </div>
  );
}

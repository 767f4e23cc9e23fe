import { useSignal } from '@preact/signals';
import type { ReceivedAlerts } from '../../api/answers.ts';
import { mayAs, rest } from '../../api/client.ts';
import type { AlertInput } from '../../api/operations/incidents.ts';
import { useDeed } from '../../app/deed.ts';
import { go } from '../../app/route.ts';
import { ProblemBox } from '../../parts/answered.tsx';

/** Keeps the alarms as an incident, and goes there. */
export function Keep({ alerts }: { alerts: readonly AlertInput[] }) {
  const title = useSignal('');
  const { isBusy, problem, run } = useDeed(async () => {
    const words = title.value.trim();
    const { incident } = await rest<ReceivedAlerts>('/api/alerts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ source: 'viewer', key: words, title: words, alerts }),
    });
    go(incident === null ? '/incidents' : `/incidents/${encodeURIComponent(incident)}`);
  });
  if (!mayAs('editor')) return <p class="note">An editor may keep these alarms as an incident.</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p class="actions">
        <label for="title">Title</label>
        <input
          id="title"
          value={title.value}
          maxlength={300}
          placeholder="Card payments fail"
          onInput={(event) => {
            title.value = event.currentTarget.value;
          }}
        />
        <button type="submit" disabled={isBusy || title.value.trim() === '' || alerts.length === 0}>
          {isBusy ? 'Keeping …' : 'Keep as an incident'}
        </button>
        <span class="note">An open incident of this title gets the alarms too.</span>
      </p>
      {problem && <ProblemBox problem={problem} again={() => void run()} />}
    </form>
  );
}

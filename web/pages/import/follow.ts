import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Import } from '../../api/answers.ts';
import { isAway, type Problem, problemIn, rest } from '../../api/client.ts';

const EVERY_MS = 500;

export interface Followed {
  readonly run: Import | null;
  /** why it could not be asked for the last time */
  readonly problem: Problem | null;
}
const NOTHING: Followed = { run: null, problem: null };

/** An import as it goes on; while the server is away it is asked for again. */
export function useImport(id: string | null): Followed {
  const state = useSignal({ id, ...NOTHING });
  useEffect(() => {
    state.value = { id, ...NOTHING };
    if (id === null) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const next = await askFor(id, stop.signal);
      if (stop.signal.aborted) return;
      state.value = { ...state.value, ...next };
      if (goesOn(next)) timer = setTimeout(ask, EVERY_MS);
    };
    ask().catch(() => undefined);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id]);
  return state.value.id === id ? state.value : NOTHING;
}

async function askFor(id: string, signal: AbortSignal): Promise<Partial<Followed>> {
  try {
    const run = await rest<Import>(`/api/imports/${encodeURIComponent(id)}`, { signal });
    return { run, problem: null };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}

function goesOn({ run, problem }: Partial<Followed>): boolean {
  return problem ? isAway(problem) : run?.state === 'running';
}

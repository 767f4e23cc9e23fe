import { SearchBox } from '../../parts/search-box.tsx';

interface EndsProps {
  from: string;
  to: string;
  change(ends: { from?: string; to?: string }): void;
}

/** The two CIs between which the paths are asked for. */
export function Ends({ from, to, change }: EndsProps) {
  return (
    <div class="ends">
      <End label="From" id={from} change={(id) => change({ from: id })} />
      <End label="To" id={to} change={(id) => change({ to: id })} />
    </div>
  );
}

function End({ label, id, change }: { label: string; id: string; change(id: string): void }) {
  if (id === '') return <SearchBox label={label} onChosen={(ci) => change(ci.id)} />;
  return (
    <p class="actions">
      {label}{' '}
      <span class="chip">
        {id}{' '}
        <button type="button" aria-label={`${label} another than ${id}`} onClick={() => change('')}>
          ×
        </button>
      </span>
    </p>
  );
}

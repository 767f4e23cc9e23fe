import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { go, withQuery } from '../../app/route.ts';
import { axis, isWithin, type Moment, type MomentKind, rowsOf, type Stretch } from '../../graph/timeline.ts';
import { count, timeText } from '../../parts/words.ts';
import { askingWithin } from './view.ts';

const LANES: readonly { kind: MomentKind; name: string }[] = [
  { kind: 'alarm', name: 'Alarms' },
  { kind: 'change', name: 'Changes' },
  { kind: 'edit', name: 'Graph edits' },
];
/** Marks drawn in a lane; the table has all of them. */
const MOST_DRAWN = 200;
const ROWS = 4;
const MARK = 26;
const LABEL = 72;

interface TimelineProps {
  moments: readonly Moment[];
  onset: string;
  brush: Stretch;
}

/** Alarms, changes and edits of the graph along one axis, and the stretch of it that all panes show. */
export function Timeline({ moments, onset, brush }: TimelineProps) {
  const { place, ticks } = axis(
    moments.map(({ at }) => at),
    onset,
  );
  const width = useSignal(800);
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!own.current) return;
    const watch = new ResizeObserver(([entry]) => {
      width.value = entry?.contentRect.width ?? width.value;
    });
    watch.observe(own.current);
    return () => watch.disconnect();
  }, []);
  const percent = (at: string) => `${place(at) * 100}%`;
  const [start, end] = [moments[0]?.at ?? onset, moments.at(-1)?.at ?? onset];
  const counts = LANES.map(({ kind, name }) => `${name.toLowerCase()}: ${ofKind(moments, kind).length}`);
  const apart = (a: number, b: number) => Math.abs(a - b) * width.value;
  // What would touch the label of the first alarm, or the one before, is left out.
  const free = ticks.filter(({ minutes, place: at }) => minutes === 0 || apart(at, place(onset)) >= LABEL);
  const rows = rowsOf(
    free.map((tick) => tick.place * width.value),
    LABEL,
    2,
  );
  const labelled = free.filter((_, i) => rows[i] === 0);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">What happened when</h2>
      <div
        class="timeline"
        role="img"
        ref={own}
        aria-label={`Timeline, ${counts.join(', ')}; the table below says the same`}
      >
        {(brush.from !== null || brush.to !== null) && (
          <span
            class="brushed"
            style={{
              left: percent(brush.from ?? start),
              right: `${(1 - place(brush.to ?? end)) * 100}%`,
            }}
          />
        )}
        <div class="ticks">
          {labelled.map((tick) => (
            <span key={tick.minutes} style={{ left: `${tick.place * 100}%` }}>
              {tickText(tick.minutes, onset)}
            </span>
          ))}
        </div>
        {LANES.map(({ kind, name }) => {
          const marks = ofKind(moments, kind).slice(0, MOST_DRAWN);
          const rows = rowsOf(
            marks.map(({ at }) => place(at) * width.value),
            MARK,
            ROWS,
          );
          return (
            <div key={kind} class="lane" style={{ height: `${(Math.max(0, ...rows) + 1) * MARK + 20}px` }}>
              <small>{name}</small>
              {marks.map((moment, i) => (
                <span
                  key={moment.key}
                  class={`mark ${kind}${isWithin(moment.at, brush) ? '' : ' dim'}`}
                  title={`${timeText(moment.at)}: ${moment.cis.join(', ')} ${moment.text}`}
                  style={{ left: percent(moment.at), top: `${(rows[i] ?? 0) * MARK + 18}px` }}
                >
                  {moment.number ?? ''}
                </span>
              ))}
            </div>
          );
        })}
      </div>
      <Brush moments={moments} brush={brush} />
    </section>
  );
}

function ofKind(moments: readonly Moment[], kind: MomentKind): Moment[] {
  return moments.filter((one) => one.kind === kind);
}

function tickText(minutes: number, onset: string): string {
  if (minutes === 0) return `${onset.slice(11, 16)} first`;
  const whole = Math.abs(minutes);
  const text = whole < 60 ? `${whole} min` : whole < 1440 ? `${whole / 60} h` : `${whole / 1440} d`;
  return `${minutes < 0 ? '−' : '+'}${text}`;
}

/** Two sliders over the times at which something happened. */
function Brush({ moments, brush }: Omit<TimelineProps, 'onset'>) {
  const times = [...new Set(moments.map(({ at }) => at))];
  if (times.length < 2) return null;
  const last = times.length - 1;
  const from =
    brush.from === null
      ? 0
      : Math.max(
          0,
          times.findIndex((at) => at >= (brush.from as string)),
        );
  const to =
    brush.to === null
      ? last
      : Math.max(
          from,
          times.findLastIndex((at) => at <= (brush.to as string)),
        );
  const set = (next: { from: number; to: number }) =>
    go(
      withQuery({
        from: next.from === 0 ? null : (times[next.from] ?? null),
        to: next.to === last ? null : (times[next.to] ?? null),
      }),
      { replace: true },
    );
  const shown = moments.filter(({ at }) => isWithin(at, brush));
  const alarms = ofKind(shown, 'alarm').length;
  const isCut = shown.length < moments.length;
  return (
    <div class="brush">
      <Slider
        label="From"
        value={from}
        last={last}
        times={times}
        set={(value) => set({ from: Math.min(value, to), to })}
      />
      <Slider
        label="To"
        value={to}
        last={last}
        times={times}
        set={(value) => set({ from, to: Math.max(value, from) })}
      />
      <p role="status">
        {isCut
          ? `${shown.length} of ${moments.length} are shown, ${count(alarms, 'alarm')} among them; the ranking is still that of all.`
          : `All ${moments.length} are shown.`}
      </p>
      {isCut && (
        <p class="actions">
          <button type="button" onClick={() => go(withQuery({ from: null, to: null }))}>
            Show all times
          </button>
          <button type="button" disabled={alarms === 0} onClick={() => go(askingWithin(brush))}>
            Ask with these only
          </button>
        </p>
      )}
    </div>
  );
}

interface SliderProps {
  label: string;
  value: number;
  last: number;
  times: readonly string[];
  set(value: number): void;
}

function Slider({ label, value, last, times, set }: SliderProps) {
  const text = timeText(times[value] ?? '');
  return (
    <label>
      {label}{' '}
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={value}
        aria-valuetext={text}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />{' '}
      <small>{text}</small>
    </label>
  );
}

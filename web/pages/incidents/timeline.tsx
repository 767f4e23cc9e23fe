import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { go, withQuery } from '../../app/route.ts';
import { axis, isWithin, type Moment, type MomentKind, marksOf, type Stretch } from '../../graph/timeline.ts';
import { count, timeText } from '../../parts/words.ts';
import { askingWithin } from './view.ts';

const LANES: readonly { kind: MomentKind; name: string }[] = [
  { kind: 'alarm', name: 'Alarms' },
  { kind: 'change', name: 'Changes' },
  { kind: 'edit', name: 'Graph edits' },
];
/** What a mark names when it is pointed at. */
const NAMED = 5;
const ROWS = 4;
/** Width of a mark with the room beside it, and height of a row of them. */
const MARK = 28;
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
  // What would touch the label of the first alarm, or the one before, is left out.
  const isFree = (at: number) => Math.abs(at - place(onset)) * width.value >= LABEL;
  const free = ticks.filter((tick) => tick.minutes === 0 || isFree(tick.place));
  const labelled = marksOf(
    free.map((tick) => tick.place * width.value),
    LABEL,
    1,
  ).flatMap(({ members: [first = 0] }) => free[first] ?? []);
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
        {LANES.map(({ kind, name }) => (
          <Lane
            key={kind}
            name={name}
            moments={ofKind(moments, kind)}
            brush={brush}
            placeOf={(at) => place(at) * width.value}
          />
        ))}
      </div>
      <Brush moments={moments} brush={brush} />
    </section>
  );
}

interface LaneProps {
  name: string;
  moments: readonly Moment[];
  brush: Stretch;
  /** in pixels from the left */
  placeOf(at: string): number;
}

function Lane({ name, moments, brush, placeOf }: LaneProps) {
  const marks = marksOf(
    moments.map(({ at }) => placeOf(at)),
    MARK,
    ROWS,
  );
  const rows = Math.max(0, ...marks.map(({ row }) => row)) + 1;
  return (
    <div class="lane" style={{ height: `${rows * MARK + 20}px` }}>
      <small>{name}</small>
      {marks.map(({ place, row, members }) => {
        const own = members.flatMap((i) => moments[i] ?? []);
        const isDim = !own.some(({ at }) => isWithin(at, brush));
        return (
          <span
            key={own[0]?.key}
            class={`mark ${own[0]?.kind}${isDim ? ' dim' : ''}`}
            title={titleOf(own)}
            style={{ left: `${place}px`, top: `${row * MARK + 18}px` }}
          >
            {own.length === 1 ? own[0]?.number : own.length > 99 ? '99+' : `×${own.length}`}
          </span>
        );
      })}
    </div>
  );
}

function titleOf(moments: readonly Moment[]): string {
  const named = moments
    .slice(0, NAMED)
    .map(({ at, cis, text }) => `${timeText(at)}: ${cis.slice(0, NAMED).join(', ')} ${text}`);
  const more = moments.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
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
          ? `${shown.length.toLocaleString('en-GB')} of ${moments.length.toLocaleString('en-GB')} are shown, ${count(alarms, 'alarm')} among them; the ranking is still that of all.`
          : `All ${moments.length.toLocaleString('en-GB')} are shown.`}
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

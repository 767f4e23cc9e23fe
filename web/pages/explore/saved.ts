import { computed, effect, signal } from '@preact/signals';
import { session } from '../../api/client.ts';
import type { Point } from '../../graph/routes.ts';

/** A view that was kept, with where its boxes stood. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** the address that shows it */
  readonly address: string;
  readonly places: Readonly<Record<string, Point>>;
  /** ISO 8601 in UTC */
  readonly saved: string;
}

// In this browser and nowhere else, for whoever is logged in: it is told so to whoever saves one.
const key = computed(() => (session.value ? `faultline-views-${session.value.name}` : null));

export const savedViews = signal<readonly SavedView[]>([]);
effect(() => {
  savedViews.value = read(key.value);
});

/** Keeps a view; false: the browser has no room, or lets none be kept. */
export function keepView(view: SavedView): boolean {
  return write([view, ...savedViews.value]);
}

export function forgetView(id: string): void {
  write(savedViews.value.filter((view) => view.id !== id));
}

export function placesOf(id: string): ReadonlyMap<string, Point> {
  const view = savedViews.value.find((one) => one.id === id);
  return new Map(Object.entries(view?.places ?? {}));
}

function write(views: readonly SavedView[]): boolean {
  if (key.value === null) return false;
  try {
    localStorage.setItem(key.value, JSON.stringify(views));
    savedViews.value = views;
    return true;
  } catch {
    return false;
  }
}

/** What another version, or another hand, left there is not trusted. */
function read(kept: string | null): SavedView[] {
  if (kept === null) return [];
  try {
    const views: unknown = JSON.parse(localStorage.getItem(kept) ?? '[]');
    return Array.isArray(views) ? views.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  const { id, name, note, address, places, saved } = (value ?? {}) as Record<string, unknown>;
  const isText = [id, name, note, address, saved].every((one) => typeof one === 'string');
  const points = typeof places === 'object' && places !== null ? Object.values(places) : [];
  return (
    isText &&
    (address as string).startsWith('/explore') &&
    points.every((point) => Number.isFinite(point?.x) && Number.isFinite(point?.y))
  );
}

import type { View } from './view.ts';

/** The view with the neighbours of a CI shown: what it was folded over, and what was never loaded. */
export function opened(view: View, id: string, sides: readonly ('above' | 'below')[]): Partial<View> {
  const withId = (ids: readonly string[], isIn: boolean) => (isIn ? [...new Set([...ids, id])] : ids);
  return {
    folded: view.folded.filter((one) => one !== id),
    above: withId(view.above, sides.includes('above')),
    below: withId(view.below, sides.includes('below')),
  };
}

/** A view that starts from other CIs: what belonged to the picture of before is left behind. */
export function startFrom(view: View, focus: readonly string[]): Partial<View> {
  const { depth, direction, limit, boxes, filter, tab } = view;
  return { focus, depth, direction, limit, boxes, filter, tab };
}

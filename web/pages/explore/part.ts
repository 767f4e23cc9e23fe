import type { View } from './view.ts';

/** What each part of the page is given. */
export interface PartProps {
  view: View;
  /** goes to the same view with some of it changed; what is no step is not undone by going back */
  change(next: Partial<View>, how?: { isStep: boolean }): void;
}

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Puts the focus on an element (it needs a tabindex) when the control in it that had the focus is taken away: whoever
 * pressed it goes on from where it was, not from the top of the page.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let last: Node | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Node && element.contains(target) ? target : null;
    };
    const removed = new MutationObserver(() => {
      if (document.activeElement !== document.body || !last || last.isConnected) return;
      element.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocus);
    removed.observe(element, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      removed.disconnect();
    };
  }, []);
}

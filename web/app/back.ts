import { pageAt } from './pages.ts';

// Where a user was before logging in. The way to the provider leaves the viewer, so the tab keeps it.
const BACK = 'faultline-back';

/** The page of the viewer that an address leads to; null for all else, so that no link sends its reader elsewhere. */
export function viewerPage(address: string | null): string | null {
  if (!address?.startsWith('/')) return null;
  const { origin, pathname, href } = new URL(address, location.origin);
  return origin === location.origin && pathname !== '/login' && pageAt(pathname) ? href : null;
}

/** `page` as `viewerPage` gives it; null: the start. */
export function rememberBack(page: string | null): void {
  sessionStorage.setItem(BACK, page ?? location.origin);
}

/** What was remembered, once. */
export function takeBack(): string | null {
  const address = sessionStorage.getItem(BACK);
  sessionStorage.removeItem(BACK);
  return address;
}

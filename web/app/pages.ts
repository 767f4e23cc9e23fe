import type { ComponentType } from 'preact';

/** A page: the paths it stands at, and its code, which is loaded when it is first shown. */
export interface Page {
  /** of the whole path; a group is handed to the page as `id` */
  readonly path: RegExp;
  readonly title: string;
  /** in the navigation; empty: not there */
  readonly link: string;
  load(): Promise<{ default: ComponentType<{ id: string }> }>;
}

export const PAGES: readonly Page[] = [
  { path: /^\/$/, title: 'Start', link: '/', load: () => import('../pages/start.tsx') },
  { path: /^\/explore$/, title: 'Explore', link: '/explore', load: () => import('../pages/explore.tsx') },
  {
    path: /^\/impact$/,
    title: 'What breaks if',
    link: '/impact',
    load: () => import('../pages/impact.tsx'),
  },
  {
    path: /^\/incidents$/,
    title: 'Incidents',
    link: '/incidents',
    load: () => import('../pages/incidents.tsx'),
  },
  {
    path: /^\/incidents\/([^/]+)$/,
    title: 'Incident',
    link: '',
    load: () => import('../pages/incident.tsx'),
  },
  { path: /^\/ci\/([^/]+)$/, title: 'CI', link: '', load: () => import('../pages/ci.tsx') },
  { path: /^\/import$/, title: 'Import', link: '/import', load: () => import('../pages/import.tsx') },
  { path: /^\/login$/, title: 'Log in', link: '', load: () => import('../pages/login.tsx') },
  { path: /^\/tokens$/, title: 'Tokens', link: '', load: () => import('../pages/tokens.tsx') },
  { path: /^\/help$/, title: 'Help', link: '/help', load: () => import('../pages/help.tsx') },
];

/** The page at a path with the id in it; undefined where there is none. */
export function pageAt(path: string): { page: Page; id: string } | undefined {
  for (const page of PAGES) {
    const found = page.path.exec(path);
    if (found) return { page, id: decoded(found[1] ?? '') };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

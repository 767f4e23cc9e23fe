import type { ComponentType } from 'preact';

/** A page: the paths it stands at, and its code, which is loaded when it is first shown. */
export interface Page {
  /** of the whole path; a group is handed to the page as `id` */
  readonly path: RegExp;
  readonly title: string;
  /** what it is for, as the help has it */
  readonly about: string;
  /** in the navigation; empty: not there */
  readonly link: string;
  load(): Promise<{ default: ComponentType<{ id: string }> }>;
}

export const PAGES: readonly Page[] = [
  {
    path: /^\/$/,
    title: 'Start',
    about:
      'Search, open incidents, the estate in numbers, how fresh it is, what needs attention, and the last changes.',
    link: '/',
    load: () => import('../pages/start.tsx'),
  },
  {
    path: /^\/explore$/,
    title: 'Explore',
    about: 'The dependencies around a CI, or the ways from one CI to another.',
    link: '/explore',
    load: () => import('../pages/explore.tsx'),
  },
  {
    path: /^\/impact$/,
    title: 'What breaks if',
    about: 'What stops, degrades or is at risk when CIs fail; why, and what saves the rest.',
    link: '/impact',
    load: () => import('../pages/impact.tsx'),
  },
  {
    path: /^\/incidents$/,
    title: 'Incidents',
    about: 'Alarms go in; at most five suspects come out, with what speaks for and against each.',
    link: '/incidents',
    load: () => import('../pages/incidents.tsx'),
  },
  {
    path: /^\/incidents\/([^/]+)$/,
    title: 'Incident',
    about:
      'One incident: its suspects, the ways from them to the alarms, and what happened when. The list of incidents leads there.',
    link: '',
    load: () => import('../pages/incident.tsx'),
  },
  {
    path: /^\/ci\/([^/]+)$/,
    title: 'CI',
    about:
      'One CI: what it is, needs and carries, and its history; those who may change it do so here. Any search leads there.',
    link: '',
    load: () => import('../pages/ci.tsx'),
  },
  {
    path: /^\/import$/,
    title: 'Import',
    about: 'CIs and dependencies from a file: see what they would do, then apply them.',
    link: '/import',
    load: () => import('../pages/import.tsx'),
  },
  {
    path: /^\/login$/,
    title: 'Log in',
    about: 'Who you are, and how to log in and out. Your name at the top leads there.',
    link: '',
    load: () => import('../pages/login.tsx'),
  },
  {
    path: /^\/tokens$/,
    title: 'Tokens',
    about: 'For admins: tokens are made, listed and revoked. A link at the top leads there.',
    link: '',
    load: () => import('../pages/tokens.tsx'),
  },
  {
    path: /^\/help$/,
    title: 'Help',
    about: 'This page.',
    link: '/help',
    load: () => import('../pages/help.tsx'),
  },
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

/** A page's name in code. */
export type PageName =
  | 'start'
  | 'explore'
  | 'impact'
  | 'incidents'
  | 'incident'
  | 'ci'
  | 'import'
  | 'login'
  | 'tokens'
  | 'help';

/** A page: what it is called, and the paths it stands at. Its code is in page-code.ts. */
export interface Page {
  readonly name: PageName;
  /** of the whole path; a group is handed to the page as `id` */
  readonly path: RegExp;
  readonly title: string;
  /** what it is for, as the help has it */
  readonly about: string;
  /** in the navigation; empty: not there */
  readonly link: string;
}

export const PAGES: readonly Page[] = [
  {
    name: 'start',
    path: /^\/$/,
    title: 'Start',
    about:
      'Search, open incidents, the estate in numbers, how fresh it is, what needs attention, and the last changes.',
    link: '/',
  },
  {
    name: 'explore',
    path: /^\/explore$/,
    title: 'Explore',
    about: 'The dependencies around a CI, or the paths from one CI to another.',
    link: '/explore',
  },
  {
    name: 'impact',
    path: /^\/impact$/,
    title: 'What breaks if',
    about: 'What stops, degrades or is at risk when CIs fail; why, and what saves the rest.',
    link: '/impact',
  },
  {
    name: 'incidents',
    path: /^\/incidents$/,
    title: 'Incidents',
    about: 'Alarms go in; at most five suspects come out, with what speaks for and against each.',
    link: '/incidents',
  },
  {
    name: 'incident',
    path: /^\/incidents\/([^/]+)$/,
    title: 'Incident',
    about:
      'One incident: its suspects, the paths from them to the alarms, and what happened when. The list of incidents leads there.',
    link: '',
  },
  {
    name: 'ci',
    path: /^\/ci(?:\/([^/]+))?$/,
    title: 'CI',
    about:
      'One CI: what it is, needs and carries, and its history; those who may change it do so here. Any search leads there.',
    link: '',
  },
  {
    name: 'import',
    path: /^\/import$/,
    title: 'Import',
    about: 'CIs and dependencies from a file: see what they would do, then apply them.',
    link: '/import',
  },
  {
    name: 'login',
    path: /^\/login$/,
    title: 'Log in',
    about: 'Who you are, and how to log in and out. Your name at the top leads there.',
    link: '',
  },
  {
    name: 'tokens',
    path: /^\/tokens$/,
    title: 'Tokens',
    about: 'For admins: tokens are made, listed and revoked. A link at the top leads there.',
    link: '',
  },
  {
    name: 'help',
    path: /^\/help$/,
    title: 'Help',
    about: 'This page.',
    link: '/help',
  },
];

/** The page at a path with the id in it, or with the one its query names; undefined where there is none. */
export function pageAt(path: string, named: string | null = null): { page: Page; id: string } | undefined {
  for (const page of PAGES) {
    const found = page.path.exec(path);
    if (found) return { page, id: found[1] === undefined ? (named ?? '') : decoded(found[1]) };
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

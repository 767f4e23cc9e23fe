import type { ComponentType } from 'preact';
import type { PageName } from './pages.ts';

/** The code of each page, which is loaded when the page is first shown. */
export const PAGE_CODE: Readonly<
  Record<PageName, () => Promise<{ default: ComponentType<{ id: string }> }>>
> = {
  start: () => import('../pages/start.tsx'),
  explore: () => import('../pages/explore.tsx'),
  impact: () => import('../pages/impact.tsx'),
  incidents: () => import('../pages/incidents.tsx'),
  incident: () => import('../pages/incident.tsx'),
  ci: () => import('../pages/ci.tsx'),
  import: () => import('../pages/import.tsx'),
  login: () => import('../pages/login.tsx'),
  tokens: () => import('../pages/tokens.tsx'),
  help: () => import('../pages/help.tsx'),
};

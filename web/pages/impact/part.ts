import type { WhatIf } from '../../app/what-if.ts';

/** What each part of the page is given. */
export interface PartProps {
  asked: WhatIf;
  /** goes to the same question with some of it changed */
  change(next: Partial<WhatIf>): void;
}

import { signal } from '@preact/signals';
import type { Theme } from '../graph/encoding.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
const present = (): Theme => (dark.matches ? 'dark' : 'light');

/** As the reader's system has it. */
export const theme = signal<Theme>(present());
dark.addEventListener('change', () => {
  theme.value = present();
});

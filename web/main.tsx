import { render } from 'preact';
import { followLinks } from './app/route.ts';
import { Shell } from './app/shell.tsx';

followLinks();
const root = document.getElementById('app');
if (root) render(<Shell />, root);

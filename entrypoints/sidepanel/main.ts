import { askEarly, painting } from '../popup/early.ts';

// As in the popup: first the paint, then the code.
const early = askEarly();
void painting().then(async () => (await import('./panel.tsx')).start(early));

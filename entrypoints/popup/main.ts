import { askEarly, painting } from './early.ts';

// Only this little is read before the first paint: what the page itself says stands within a frame, and the worker is asked meanwhile.
const early = askEarly();
void painting().then(async () => (await import('./popup.tsx')).start(early));

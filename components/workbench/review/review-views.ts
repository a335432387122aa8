// What one inspection shows beside its sheet: one piece of code, fetched when it is needed (see desk-parts).
export { InspectionFacts } from '../inspection-facts.tsx';
export { CauseReview } from './cause-review.tsx';
export { Coverage } from './coverage.tsx';
export { EvidencePanel } from './evidence-panel.tsx';
export { FindingReview } from './finding-review.tsx';

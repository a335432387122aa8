/**
 * Name under which the probe stands in the page's own world for one call: `ProbeLink` as JSON text in, `ProbeSigns` as JSON text
 * out. In a file of its own, because what runs in the page's world must bring nothing along (zod leaves a name in the window).
 */
export const probeGlobal = '__duwangProbe';

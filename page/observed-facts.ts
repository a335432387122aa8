// The same shapes as `probeFactsSchema`.
/** What pressing an external link in the page's own world showed; `presumed`: taken over from a link written the same way. */
export interface PromptTrial {
  /** The link's address, resolved. */
  readonly url: string;
  readonly outcome: 'prompt' | 'no-prompt' | 'unknown';
  readonly presumed: boolean;
}

/** The trial of external links: on a person's press only, so a page usually has none. */
export interface ProbeFacts {
  readonly trials: readonly PromptTrial[];
  /** Why no trial could be made on this page, for people; null when it was made. */
  readonly because: string | null;
}

/** A script file of the page's own site, as the browser still has it. */
export interface ScriptText {
  /** Its address, resolved. */
  readonly url: string;
  readonly text: string;
}

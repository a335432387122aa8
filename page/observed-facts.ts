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

/** What a request for a file answered. */
export interface FileAnswer {
  /** The address as it stands on the page, resolved. */
  readonly url: string;
  /** HTTP status after redirects; null when no answer came. */
  readonly status: number | null;
  /** Length in bytes, where it was told or read to the end; else null. */
  readonly size: number | null;
  /** `Content-Type` without parameters, lower case; '' when absent. */
  readonly type: string;
  /** First bytes (at most 16) as lower-case hex; '' when none were read. */
  readonly start: string;
}

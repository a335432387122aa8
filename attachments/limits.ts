/** How much of an attachment is fetched and read; what is beyond is said, never dropped in silence. */
export const attachmentLimits = {
  /** Bytes of a file; as large as unpacking takes. */
  bytes: 20 * 1024 * 1024,
  /** Bytes of all files of a page together, and how many of them. */
  allBytes: 60 * 1024 * 1024, files: 20,
  /** Until the last byte is here, and until the text is; milliseconds. */
  fetchMs: 30_000, readMs: 25_000,
  /** Between two files, so that no server is pressed; milliseconds. */
  gapMs: 500,
  unpacked: 60 * 1024 * 1024, entries: 5000, pages: 300,
  /** Of the text of one file. */
  letters: 400_000,
} as const;

const paths = {
  locate: 'M10 3v3M10 14v3M3 10h3M14 10h3M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7z',
  confirm: 'M4 10.5l4 4 8-9',
  dismiss: 'M4 4l12 12M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14z',
  note: 'M4 16l1-4 8.5-8.5 3 3L8 15zM12 5l3 3',
  undo: 'M7 5L3.5 8.5 7 12M4 8.5h7a4 4 0 0 1 0 8H8',
  open: 'M5 8l5 5 5-5',
  back: 'M12 5l-5 5 5 5',
  next: 'M8 5l5 5-5 5',
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  panel: 'M3 4h14v12H3zM12 4v12',
  help: 'M7.5 8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7M10 14.5v.2M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15z',
  pick: 'M4 4l5 12 2-5 5-2z',
  send: 'M10 16V5M5.5 9.5L10 5l4.5 4.5',
  mark: 'M5 17V4h9l-2 3.5 2 3.5H5',
  run: 'M16 10a6 6 0 1 1-2-4.5M14.5 2.5V6H11',
} as const;

/** A small line drawing beside words; never the only label. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>;
}

import { useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  /** As of `<input accept>`. */
  readonly accept: string;
  readonly title?: string;
  readonly id?: string;
  readonly onFile: (file: File) => void;
}

/** A button that asks for a file, alike wherever something is imported. The same file, mended, can be chosen again. */
export function FileButton({ label, accept, title, id, onFile }: Props) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <span class="file-button">
      <button type="button" class="act" title={title} onClick={() => field.current?.click()}>{label}</button>
      {/* Keys reach the button; the field is there for the browser alone. */}
      <input class="file" id={id} ref={field} type="file" tabIndex={-1} accept={accept} aria-label={label} onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        if (file) onFile(file);
        currentTarget.value = '';
      }} />
    </span>
  );
}

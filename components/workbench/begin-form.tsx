import { useState } from 'preact/hooks';
import { useWords } from '../words-context.tsx';
import type { BeginProps } from './begin-fields.tsx';
import { inspectionPart } from './desk-parts.ts';
import { late } from './late.tsx';

const BeginFields = late(inspectionPart, ({ BeginFields: View }) => View);

/** Begins an inspection: a press first, then the form. */
export function BeginForm({ list, view, onBegun }: Pick<BeginProps, 'list' | 'view' | 'onBegun'>) {
  const words = useWords();
  const [open, setOpen] = useState<boolean | null>(null);
  if (!list.own.mayWrite) return null;
  return (
    <>
      {open === true ? null : <p><button type="button" class="act" onClick={() => setOpen(true)}>{words['review.new']}</button></p>}
      {open === null ? null : <BeginFields list={list} view={view} shut={!open} onBegun={onBegun} onClose={() => setOpen(false)} />}
    </>
  );
}

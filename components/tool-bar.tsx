import { useWords } from './words-context.tsx';

/** What this version cannot do yet is shown where it will stand, and says so. */
export function ToolBar() {
  const words = useWords();
  return (
    <div class="tools">
      {(['tool.links', 'tool.probe'] as const).map((key) => (
        <button type="button" class="quiet" key={key} disabled><span>{words[key]}<small>{words['app.later']}</small></span></button>
      ))}
    </div>
  );
}

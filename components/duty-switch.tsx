import { useId, useState } from 'preact/hooks';
import type { Duty, PaperMessage } from '../contract/paper.ts';
import { beijingTime } from './beijing-time.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly duty: Duty; readonly act: (message: PaperMessage) => Promise<unknown> }

/** Switches 值班 on and off, and always says which it is. */
export function DutySwitch({ duty, act }: Props) {
  const words = useWords();
  const id = useId();
  const [name, setName] = useState(beijingTime(Date.now()).slice(11) < '12:00' ? words['duty.morning'] : words['duty.afternoon']);
  if (duty) {
    return (
      <div class="duty" data-on="true">
        <span role="status"><b>{words['duty.on']}</b>{`　${words['duty.state'](duty.name, duty.by, beijingTime(duty.startedAt).slice(11), duty.lines)}`}</span>
        <button type="button" onClick={() => void act({ type: 'paper.end-shift' })}>{words['duty.end']}</button>
      </div>
    );
  }
  return (
    <form class="duty" data-on="false" onSubmit={(event) => {
      event.preventDefault();
      void act({ type: 'paper.start-shift', name });
    }}>
      <span role="status">{words['duty.off']}</span>
      <label for={id}>{words['duty.name']}</label>
      <input id={id} type="text" maxLength={50} required value={name} onInput={(event) => setName(event.currentTarget.value)} />
      <button type="submit">{words['duty.start']}</button>
    </form>
  );
}

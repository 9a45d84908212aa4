import { TextArea } from '../../../ui/text-area.tsx';

/** What the next agent should know. */
export function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  return (
    <TextArea
      label="Note (optional)"
      hint="For the next agent. The visitor does not see it."
      value={value}
      onChange={onChange}
      rows={2}
      maxLength={1_000}
    />
  );
}

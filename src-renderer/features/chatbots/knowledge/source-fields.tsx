import { useId } from 'react';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';

export type TextFormat = 'markdown' | 'text' | 'csv';

export interface ImportSource {
  readonly way: 'paste' | 'file' | 'url';
  readonly format: TextFormat;
  readonly text: string;
  /** Of the file. */
  readonly name: string;
  readonly url: string;
}

const MOST_CHARACTERS = 1_000_000;
const FORMATS = [
  { value: 'markdown', label: 'Markdown: each heading is a question' },
  { value: 'text', label: 'Text: each paragraph is an answer' },
  { value: 'csv', label: 'CSV: columns “question” and “answer”' },
] as const;
const ENDINGS: Record<string, TextFormat> = { md: 'markdown', markdown: 'markdown', txt: 'text', csv: 'csv' };

export function SourceFields(props: {
  source: ImportSource;
  onEdit: (patch: Partial<ImportSource>) => void;
  onRefuse: (why: string) => void;
}) {
  const { source, onEdit } = props;
  const fileId = useId();

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const format = ENDINGS[file.name.toLowerCase().split('.').at(-1) ?? ''];
    if (format === undefined) return props.onRefuse('Choose a file that ends in .md, .txt or .csv.');
    const text = await file.text();
    if (text.length > MOST_CHARACTERS) return props.onRefuse('The file is too long: at most 1,000,000 characters.');
    onEdit({ text, format, name: file.name });
  }

  switch (source.way) {
    case 'paste':
      return (
        <>
          <ChoiceField
            label="Format"
            value={source.format}
            options={FORMATS}
            onChange={(format) => onEdit({ format })}
          />
          <TextArea
            label="Text"
            value={source.text}
            onChange={(text) => onEdit({ text })}
            rows={8}
            maxLength={MOST_CHARACTERS}
          />
        </>
      );
    case 'file':
      return (
        <div className="text-field">
          <label className="text-field__label" htmlFor={fileId}>
            Markdown, text or CSV file
          </label>
          <input
            id={fileId}
            className="import__file"
            type="file"
            accept=".md,.markdown,.txt,.csv"
            onChange={(event) => void take(event.target.files?.[0])}
          />
          <span className="text-field__hint">CSV files need the columns “question” and “answer”.</span>
        </div>
      );
    case 'url':
      return (
        <TextField
          label="Address of the page"
          type="url"
          value={source.url}
          onChange={(url) => onEdit({ url })}
          placeholder="https://shop.example/help"
          hint="Your server reads its text once. It has to be a public page."
          maxLength={2_000}
        />
      );
  }
}

import './copy-block.css';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { CheckIcon } from './icons.tsx';

const SAID_FOR_MS = 2_500;

/** Text for another program, with a button that copies it. */
export function CopyBlock({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  useEffect(() => {
    if (copied === 'no') return;
    const timer = setTimeout(() => setCopied('no'), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const words = { no: 'Copy', yes: 'Copied', refused: 'Select it and press Ctrl+C' }[copied];
  return (
    <figure className="copy-block" aria-label={label}>
      <pre className="copy-block__text">{text}</pre>
      <span className="copy-block__button">
        <Button
          size="s"
          {...(copied === 'yes' ? { icon: <CheckIcon size={14} /> } : {})}
          aria-label={copied === 'no' ? `Copy ${label}` : words}
          onPress={() => {
            navigator.clipboard.writeText(text).then(
              () => setCopied('yes'),
              () => setCopied('refused'),
            );
          }}
        >
          {words}
        </Button>
      </span>
      <span className="visually-hidden" role="status">
        {copied === 'no' ? '' : words}
      </span>
    </figure>
  );
}

import type { CSSProperties } from 'react';

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** In the elements, because not every mail client reads a style sheet. Light; `DARK` turns it. */
export const styles = {
  page: { margin: 0, padding: 0, backgroundColor: '#f1f4f3', color: '#18201e', fontFamily: FONT },
  frame: { width: '100%', maxWidth: '600px', margin: '0 auto' },
  outer: { padding: '24px 12px' },
  brand: { padding: '0 4px 14px', fontSize: '13px', lineHeight: '20px', fontWeight: 600, color: '#56625e' },
  card: { backgroundColor: '#ffffff', border: '1px solid #dde4e1', borderRadius: '12px', padding: '28px 28px 30px' },
  title: { margin: '0 0 6px', fontSize: '22px', lineHeight: '28px', fontWeight: 650, letterSpacing: '-0.01em' },
  lead: { margin: '0 0 20px', fontSize: '15px', lineHeight: '23px', color: '#56625e' },
  facts: { width: '100%', margin: '0 0 20px', borderCollapse: 'collapse' },
  factName: { padding: '5px 16px 5px 0', fontSize: '13px', lineHeight: '20px', color: '#66726e', whiteSpace: 'nowrap' },
  factValue: { padding: '5px 0', width: '100%', fontSize: '15px', lineHeight: '20px', wordBreak: 'break-word' },
  quote: {
    margin: '0 0 10px',
    padding: '12px 16px',
    backgroundColor: '#f4f7f6',
    borderLeft: '3px solid #0b7466',
    borderRadius: '0 8px 8px 0',
    fontSize: '15px',
    lineHeight: '23px',
    whiteSpace: 'pre-wrap',
    wordBreak: 'break-word',
  },
  more: { margin: '0 0 10px', fontSize: '13px', lineHeight: '20px', color: '#66726e' },
  mark: { backgroundColor: '#ffe8a3', color: '#18201e', borderRadius: '3px', padding: '0 2px' },
  actions: { padding: '14px 0 0' },
  button: {
    display: 'inline-block',
    padding: '12px 22px',
    backgroundColor: '#0b7466',
    color: '#ffffff',
    borderRadius: '8px',
    fontSize: '15px',
    lineHeight: '20px',
    fontWeight: 600,
    textDecoration: 'none',
  },
  footer: { padding: '16px 4px 0', fontSize: '12px', lineHeight: '19px', color: '#66726e' },
  footerLink: { color: '#3f4b47', textDecoration: 'underline' },
  entry: { margin: '0 0 14px', fontSize: '15px', lineHeight: '23px' },
  entryHead: { display: 'block', fontSize: '13px', lineHeight: '20px', color: '#66726e' },
  entryText: { whiteSpace: 'pre-wrap', wordBreak: 'break-word', unicodeBidi: 'plaintext' },
  /** What a mail client shows behind the subject in its list; not in the mail itself. */
  preview: { display: 'none', overflow: 'hidden', maxHeight: 0, maxWidth: 0, opacity: 0 },
} satisfies Record<string, CSSProperties>;

/** For mail clients that know dark: same roles, other colours. */
export const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) { .card { padding: 22px 18px 24px !important; } .button { display: block !important; text-align: center; } }
@media (prefers-color-scheme: dark) {
  .page { background-color: #101413 !important; color: #e8eceb !important; }
  .card { background-color: #191f1d !important; border-color: #2c3532 !important; }
  .quote { background-color: #212927 !important; border-left-color: #4fc3ae !important; }
  .soft { color: #a3afab !important; }
  .link { color: #c3cecb !important; }
  .mark { background-color: #6b5714 !important; color: #fff4cf !important; }
  .button { background-color: #4fc3ae !important; color: #06211c !important; }
}`;

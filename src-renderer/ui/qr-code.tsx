import './qr-code.css';
import { useMemo } from 'react';
import { encode } from 'uqr';

/** White around it, in modules: what the standard asks for, and cameras need on a dark screen. */
const QUIET_ZONE = 4;

/** A code for a camera: dark on white in both themes. Whatever it says is also to be had as text beside it. */
export function QrCode({ label, text }: { label: string; text: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}

/** Each run of dark modules in a row is one rectangle, one module high. */
function draw(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const rows = data.map((row, y) => {
    const modules = row.map((isDark) => (isDark ? '#' : ' ')).join('');
    return [...modules.matchAll(/#+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`);
  });
  return { size, path: rows.flat().join('') };
}

import { type Html, html } from './html.ts';

export type Glaze = 'moss' | 'sand' | 'blue' | 'clay';

const shapes = {
  mug: html`<path class="handle" d="M74 44h9a13 13 0 0 1 0 30h-9"/>
    <path class="body" d="M26 34h50v44a14 14 0 0 1-14 14H40a14 14 0 0 1-14-14z"/>
    <path class="glaze" d="M26 34h50v16c-5 0-5 10-10 10s-5-7-10-7-6 14-12 14-6-12-10-12-5-5-8-5z"/>`,
  largeMug: html`<path class="handle" d="M76 38h10a15 15 0 0 1 0 36h-10"/>
    <path class="body" d="M22 22h56v56a15 15 0 0 1-15 15H37a15 15 0 0 1-15-15z"/>
    <path class="glaze" d="M22 22h56v22c-6 0-5 9-11 9s-6-6-12-6-6 15-13 15-6-11-11-11-5-7-9-7z"/>`,
  goldMug: html`<path class="handle" d="M74 44h9a13 13 0 0 1 0 30h-9"/>
    <path class="body" d="M26 34h50v44a14 14 0 0 1-14 14H40a14 14 0 0 1-14-14z"/>
    <path class="glaze" d="M26 34h50v16c-5 0-5 10-10 10s-5-7-10-7-6 14-12 14-6-12-10-12-5-5-8-5z"/>
    <path class="gold" d="M26 34h50v4H26z"/>`,
  bowl: html`<path class="body" d="M16 48h84c0 24-16 42-36 42H52C32 90 16 72 16 48z"/>
    <path class="glaze" d="M16 48h84c0 5-1 9-2 13-6 0-7 7-14 7s-8-6-15-6-8 11-16 11-9-9-16-9-8 3-14-2c-4-3-6-8-7-14z"/>`,
  vase: html`<path class="body" d="M46 14h24c0 12-4 18 4 28 12 15 10 50-6 50H48c-16 0-18-35-6-50 8-10 4-16 4-28z"/>
    <path class="glaze" d="M46 14h24c0 12-4 18 4 28 4 5 6 12 7 19-5 0-5 8-11 8s-6-7-12-7-7 12-13 12-6-9-10-10c1-8 3-16 7-22 8-10 4-16 4-28z"/>`,
};

export type Piece = keyof typeof shapes;

/** A drawing, coloured by the style sheet so that it follows light and dark. */
export function drawPiece(piece: Piece, glaze: Glaze): Html {
  return html`<svg class="piece glaze-${glaze}" viewBox="0 0 116 106" aria-hidden="true">
    <ellipse class="shadow" cx="56" cy="94" rx="38" ry="5"/>
    ${shapes[piece]}
  </svg>`;
}

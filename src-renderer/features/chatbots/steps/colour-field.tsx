import './colour-field.css';
import { useId } from 'react';
import { TextField } from '../../../ui/text-field.tsx';
import { contrastWith, decideTextOn } from '../decide-text-on.ts';

const PRESETS = [
  ['#0f766e', 'Teal'],
  ['#1d4ed8', 'Blue'],
  ['#6d28d9', 'Violet'],
  ['#be185d', 'Pink'],
  ['#b91c1c', 'Red'],
  ['#c2410c', 'Orange'],
  ['#15803d', 'Green'],
  ['#334155', 'Slate'],
] as const;
const COLOUR = /^#[0-9a-f]{6}$/;
const HARD_TO_SEE = 3;

/** The colour of launcher, header and the visitor's own messages. */
export function ColourField(props: { value: string; onChange: (colour: string) => void; error: string | null }) {
  const labelId = useId();
  const isColour = COLOUR.test(props.value);
  return (
    <fieldset className="colour-field" aria-labelledby={labelId}>
      <span className="text-field__label" id={labelId}>
        Colour
      </span>
      <div className="colour-field__presets">
        {PRESETS.map(([colour, name]) => (
          <button
            key={colour}
            type="button"
            className="colour-field__preset"
            style={{ background: colour }}
            aria-label={name}
            aria-pressed={props.value === colour}
            title={name}
            onClick={() => props.onChange(colour)}
          />
        ))}
        <input
          type="color"
          className="colour-field__picker"
          aria-label="Any colour"
          value={isColour ? props.value : '#000000'}
          onChange={(event) => props.onChange(event.target.value.toLowerCase())}
        />
        <span className="colour-field__code">
          <TextField
            label="Colour code"
            value={props.value}
            onChange={(value) => props.onChange(value.trim().toLowerCase())}
            error={props.error}
            maxLength={7}
          />
        </span>
      </div>
      {isColour ? <ContrastNote colour={props.value} /> : null}
    </fieldset>
  );
}

function ContrastNote({ colour }: { colour: string }) {
  const { text, contrast } = decideTextOn(colour);
  const pages = [
    contrastWith(colour, '#ffffff') < HARD_TO_SEE ? 'white pages' : null,
    contrastWith(colour, '#000000') < HARD_TO_SEE ? 'black pages' : null,
  ].filter((page) => page !== null);
  return (
    <p className="text-field__hint">
      <span className="colour-field__sample" style={{ background: colour, color: text }}>
        Aa
      </span>
      {text === '#ffffff' ? 'White' : 'Black'} text is used on it: contrast {contrast.toFixed(1)} : 1
      {contrast >= 7 ? ', very good to read.' : ', good to read.'}
      {pages.length === 0 ? '' : ` The button is hard to see on ${pages.join(' and ')}.`}
    </p>
  );
}

import './slider.css';
import { Slider as AriaSlider, Label, SliderThumb, SliderTrack } from 'react-aria-components';

/** A number between two ends, told in words. */
export function Slider(props: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** What the value means; shown beside the label and read out. */
  words: string;
  ends: readonly [low: string, high: string];
  onChange: (value: number) => void;
  /** Once the hand has let go, or a key was pressed. */
  onChangeEnd?: (value: number) => void;
}) {
  const share = ((props.value - props.min) / (props.max - props.min)) * 100;
  return (
    <AriaSlider
      className="slider"
      value={props.value}
      minValue={props.min}
      maxValue={props.max}
      step={props.step}
      onChange={props.onChange}
      {...(props.onChangeEnd === undefined ? {} : { onChangeEnd: props.onChangeEnd })}
    >
      <span className="slider__head">
        <Label className="slider__label">{props.label}</Label>
        <output className="slider__words">{props.words}</output>
      </span>
      <SliderTrack className="slider__track">
        <span className="slider__fill" style={{ width: `${share}%` }} />
        <SliderThumb className="slider__thumb" />
      </SliderTrack>
      <span className="slider__ends">
        <span>{props.ends[0]}</span>
        <span>{props.ends[1]}</span>
      </span>
    </AriaSlider>
  );
}

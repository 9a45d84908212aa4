import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Slider } from '../../../ui/slider.tsx';
import type { StepProps } from '../editor/use-editor.ts';
import { describeThreshold } from './describe-threshold.ts';

const MISSES = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

export function Behaviour({ detail, state, change }: StepProps) {
  const { engine, confidenceThreshold, missesBeforeOffer } = state.settings.behaviour;
  return (
    <div className="step__fields">
      <RadioCards
        label="How it answers"
        value={engine}
        options={[
          {
            value: 'knowledge',
            label: 'From its knowledge, word for word',
            text: 'Finds the entry that fits and sends its answer as you wrote it. Nothing is made up, and nothing leaves your server.',
          },
          {
            value: 'model',
            label: 'With a language model',
            text: 'Puts what it finds in its knowledge into its own words. When the model does not answer, a person is offered.',
            unavailable: detail.modelAvailable
              ? null
              : 'This server has no model. Whoever runs it sets LLM_BASE_URL and LLM_MODEL.',
          },
        ]}
        onChange={(value) => change('behaviour', { engine: value })}
      />
      <div className="group">
        <Slider
          label="How sure it has to be"
          value={Math.round(confidenceThreshold * 100)}
          min={0}
          max={100}
          step={5}
          words={describeThreshold(confidenceThreshold)}
          ends={['Answers more', 'Says “I do not know” sooner']}
          onChange={(percent) => change('behaviour', { confidenceThreshold: percent / 100 })}
        />
        <p className="group__text">
          Below this score an answer is not sent. The box under “Step 2: Knowledge” shows the score of any question.
        </p>
      </div>
      <div className="group">
        <Segmented
          label="Questions it may miss before it offers a person"
          value={String(missesBeforeOffer)}
          options={MISSES}
          onChange={(value) => change('behaviour', { missesBeforeOffer: Number(value) })}
        />
      </div>
    </div>
  );
}

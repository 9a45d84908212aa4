import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Colleague } from '#contract/routing.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { describeLoad, describePresence, isAtCap } from '../../../words/presence-words.ts';
import { mayTake } from './order-colleagues.ts';

/** Each colleague with what speaks for or against them. Arrow keys move, as in every group of radio buttons. */
export function ColleagueChoice(props: {
  colleagues: readonly Colleague[];
  chosen: Colleague | null;
  onChoose: (colleague: Colleague) => void;
}) {
  return (
    <RadioGroup
      className="colleagues"
      value={props.chosen?.id ?? null}
      onChange={(id) => {
        const colleague = props.colleagues.find((candidate) => candidate.id === id);
        if (colleague) props.onChoose(colleague);
      }}
    >
      <Label className="colleagues__label">Colleague</Label>
      <div className="colleagues__list">
        {props.colleagues.map((colleague) => (
          <Radio
            key={colleague.id}
            value={colleague.id}
            className="colleague"
            isDisabled={!mayTake(colleague)}
            data-state={colleague.presence.state}
          >
            <span className="colleague__mark" aria-hidden="true" />
            <Avatar id={colleague.id} name={colleague.name} size="s" />
            <span className="colleague__words">
              <span className="colleague__name">{colleague.name}</span>
              <span className="colleague__facts">
                {describePresence(colleague.presence)} · {isAtCap(colleague) ? 'at the cap, ' : ''}
                {describeLoad(colleague.activeChats, colleague.cap)}
              </span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

import { useDeskState } from '../../console/hooks.tsx';
import { selectMe } from '../../state/selectors.ts';
import { describeLoad, isAtCap } from '../../words/presence-words.ts';

/** "2 of 3 chats": how much I have, and how much I am allowed. */
export function Load() {
  const me = useDeskState(selectMe);
  if (!me || (me.load.cap === null && me.load.activeChats === 0)) return null;
  const full = isAtCap(me.load);
  return (
    <span
      className="load"
      data-full={full}
      title={full ? 'You have as many chats as you are allowed' : 'Your active chats'}
    >
      {describeLoad(me.load.activeChats, me.load.cap)}
      {full ? <span className="visually-hidden">, as many as you are allowed</span> : null}
    </span>
  );
}

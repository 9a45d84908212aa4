import './agent-board.css';
import type { Wallboard } from '#contract/analytics/wallboard.ts';
import { describePresence, isAtCap } from '../../../words/presence-words.ts';

/** As many as have room under each other. */
const FEW = 6;

type Agent = Wallboard['agents'][number];

/** Who is there, and how much each has to do. */
export function AgentBoard({ agents }: { agents: readonly Agent[] }) {
  const reachable = agents.filter(({ presence }) => presence.state === 'online').length;
  return (
    <section className="wall-agents" aria-labelledby="wall-agents">
      <h2 className="wall-agents__title" id="wall-agents">
        Agents <span className="wall-agents__note">{`${reachable} of ${agents.length} online`}</span>
      </h2>
      {agents.length === 0 ? <p className="wall-agents__none">Nobody may respond to chats yet.</p> : null}
      <ul className="wall-agents__list" data-many={agents.length > FEW || undefined}>
        {agents.map((agent) => (
          <li key={agent.id} className="wall-agent" data-state={agent.presence.state}>
            <span className={`wall-agent__dot wall-agent__dot--${agent.presence.state}`} aria-hidden="true" />
            <span className="wall-agent__name" dir="auto">
              {agent.name}
            </span>
            <span className="wall-agent__presence">{describePresence(agent.presence)}</span>
            <Load agent={agent} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Load({ agent }: { agent: Agent }) {
  const { activeChats, cap } = agent;
  const isFull = isAtCap(agent);
  return (
    <span className="wall-agent__load" data-full={isFull || undefined}>
      {cap === null ? activeChats : `${activeChats}/${cap}`}
      <small>{isFull ? 'full' : activeChats === 1 && cap === null ? 'chat' : 'chats'}</small>
    </span>
  );
}

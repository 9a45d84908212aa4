import { decideTextOn } from './decide-text-on.ts';

/** The bot's picture as visitors see it: its emoji or letters on its colour. */
export function ChatbotFace({ name, avatar, colour }: { name: string; avatar: string; colour: string }) {
  const text = avatar === '' ? ([...name.trim()][0] ?? '').toLocaleUpperCase() : avatar;
  return (
    <span className="chatbot-face" style={{ background: colour, color: decideTextOn(colour).text }} aria-hidden="true">
      {text}
    </span>
  );
}

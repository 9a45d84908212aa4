import './chatbots.css';
import { useDeskState } from '../../console/hooks.tsx';
import { ChatbotEditor } from './editor/chatbot-editor.tsx';
import { ChatbotList } from './list/chatbot-list.tsx';

/** Where owners and admins set up what answers on their sites. */
export function Chatbots() {
  const chatbot = useDeskState((state) => state.selection.chatbot);
  if (chatbot === null) return <ChatbotList />;
  return <ChatbotEditor key={chatbot.id} chatbotId={chatbot.id} step={chatbot.step} />;
}

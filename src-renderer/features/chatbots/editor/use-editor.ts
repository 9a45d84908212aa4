import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ChatbotDetail } from '#contract/chatbots.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { createEditor, type Editor, type EditorState } from './create-editor.ts';

/** An editor for as long as a chatbot is on the screen; what waits is saved when it leaves. */
export function useEditor(detail: ChatbotDetail): [Editor, EditorState] {
  const desk = useDesk();
  const [editor] = useState(() =>
    createEditor({
      detail,
      save: (change) => desk.ask('updateChatbot', { params: { id: detail.id }, body: change }),
    }),
  );
  const isOnline = useDeskState((state) => state.link.phase === 'ready');
  useEffect(() => {
    if (isOnline && editor.store.getState().save.name === 'failed') void editor.flush();
  }, [editor, isOnline]);
  useEffect(() => {
    const hide = (): void => {
      if (document.visibilityState === 'hidden') void editor.flush();
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      editor.stop();
    };
  }, [editor]);
  return [editor, useStore(editor.store)];
}

/** What a step needs to show its fields and to change them. */
export interface StepProps {
  readonly chatbotId: string;
  readonly detail: ChatbotDetail;
  readonly state: EditorState;
  readonly change: Editor['change'];
  /** Tells that something other than the settings changed, so that the preview shows it. */
  readonly onChanged: () => void;
}

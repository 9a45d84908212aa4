import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { CardBridge } from '../../src-preload/bridge.ts';
import { HandoffCard } from './handoff-card.tsx';

declare global {
  interface Window {
    /** Put there by the preload, on this page only. */
    readonly handoffCard?: CardBridge;
  }
}

const root = document.getElementById('root');
// Opened in a browser this page has nobody to talk to, and stays empty.
if (root && window.handoffCard) {
  createRoot(root).render(
    <StrictMode>
      <HandoffCard bridge={window.handoffCard} />
    </StrictMode>,
  );
}

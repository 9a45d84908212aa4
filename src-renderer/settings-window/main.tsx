// First of all: every module below may parse with zod as it loads.
import '../csp-safe-zod.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Crashed } from '../features/shell/crashed.tsx';
import { chooseHost } from '../host/choose.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { createSettingsSession } from './create-settings-session.ts';
import { SettingsWindow } from './settings-window.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('settings.html has no #root');

const session = createSettingsSession(chooseHost(window));
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary fallback={<Crashed />}>
      <SettingsWindow session={session} />
    </ErrorBoundary>
  </StrictMode>,
);
void session.start();

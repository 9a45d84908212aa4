// First of all: every module below may parse with zod as it loads.
import './csp-safe-zod.ts';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createConsole } from './console/create-console.ts';
import { ConsoleProvider } from './console/hooks.tsx';
import { parseOneTimeLink, takeOneTimeLink } from './console/one-time-link.ts';
import { App } from './features/shell/app.tsx';
import { Crashed } from './features/shell/crashed.tsx';
import { chooseHost } from './host/choose.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const handoffConsole = createConsole(chooseHost(window), takeOneTimeLink(location, history));
// A one-time link opened in a tab that already shows the console changes the fragment only; it has to be read again.
window.addEventListener('hashchange', () => {
  if (parseOneTimeLink(location.hash)) location.reload();
});

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary fallback={<Crashed />}>
      <ConsoleProvider value={handoffConsole}>
        <App />
      </ConsoleProvider>
    </ErrorBoundary>
  </StrictMode>,
);
void handoffConsole.start();

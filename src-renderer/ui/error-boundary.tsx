import { Component, type ReactNode } from 'react';

interface State {
  readonly failed: boolean;
}

/** The last resort: a fault in the view must not leave an empty window. Unsent messages and drafts are kept outside of it. */
export class ErrorBoundary extends Component<{ fallback: ReactNode; children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

import type { ReactNode } from 'react';
import type { Answer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import type { SaveState } from '../../../ui/save-state.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';

/** One page of the settings: its name, what it is about, and whether what is seen is stored. */
export function Page(props: {
  title: string;
  lead?: string;
  /** For pages whose changes go to the server. */
  save?: { readonly state: SaveState; readonly onRetry: () => void };
  /** For tables. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="settings__page" data-wide={props.wide} aria-labelledby="settings-title">
      <header className="settings__head">
        <h1 className="settings__title" id="settings-title">
          {props.title}
        </h1>
        {props.save ? <SaveLine save={props.save.state} onRetry={props.save.onRetry} /> : null}
      </header>
      {props.lead === undefined ? null : <p className="settings__lead">{props.lead}</p>}
      {props.children}
    </section>
  );
}

/** What is shown until an answer of the server is there, or when none came. */
export function Pending<T>({
  title,
  answer,
  onRetry,
}: {
  title: string;
  answer: Exclude<Answer<T>, { status: 'ready' }>;
  onRetry: () => void;
}) {
  return (
    <Page title={title}>
      {answer.status === 'loading' ? (
        <SkeletonRows rows={4} label={`Loading ${title.toLowerCase()}`} />
      ) : (
        <p className="settings__failure" role="alert">
          {answer.message} <Button onPress={onRetry}>Try again</Button>
        </p>
      )}
    </Page>
  );
}

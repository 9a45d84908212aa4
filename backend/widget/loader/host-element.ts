import type { Natives } from '../shared/natives.ts';

/** The one element the widget adds to a page, with the shadow root that keeps the page's styles out. */
export interface HostElement {
  readonly root: ShadowRoot;
  remove(): void;
}

/** Single-page apps replace their body: the element is put back, with everything in it alive. */
export function createHostElement(natives: Natives): HostElement {
  const element = document.createElement('handoff-desk');
  const root = natives.attachShadow(element);
  const attach = () => {
    if (element.isConnected || !document.body) return;
    document.body.append(element);
    observer.observe(document.body, { childList: true });
  };
  const observer = new MutationObserver(attach);
  observer.observe(document.documentElement, { childList: true });
  attach();
  return {
    root,
    remove() {
      observer.disconnect();
      element.remove();
    },
  };
}

export function addStyles(root: ShadowRoot, css: string): void {
  // An adopted sheet is not inline style: a strict style-src of the page does not stop it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

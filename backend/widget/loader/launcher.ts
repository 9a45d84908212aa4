import type { LauncherNames, Look } from '../shared/page-side.ts';

/** The round button in the corner. */
export interface Launcher {
  readonly element: HTMLElement;
  setOpen(open: boolean): void;
  setUnread(count: number): void;
  setBusy(busy: boolean): void;
  setLook(look: Look): void;
  setNames(names: LauncherNames): void;
  /** Shows a line beside the button; null takes it away. */
  setNotice(text: string | null): void;
  focus(): void;
}

const speechBubble =
  'M12 3.5c-5 0-9 3.4-9 7.7 0 2.4 1.3 4.5 3.3 5.9l-.8 3.4 4-1.9c.8.2 1.6.3 2.5.3 5 0 9-3.4 9-7.7s-4-7.7-9-7.7Z';
const chevronDown = 'm6 9.5 6 6 6-6';

function drawIcon(name: string, path: string): SVGElement {
  const svgNamespace = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(svgNamespace, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.setAttribute('class', name);
  const shape = document.createElementNS(svgNamespace, 'path');
  shape.setAttribute('d', path);
  icon.append(shape);
  return icon;
}

function add(parent: Element, tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  parent.append(element);
  return element;
}

export function createLauncher(onToggle: () => void, onApproach: () => void): Launcher {
  const element = document.createElement('div');
  element.className = 'launcher';
  const notice = add(element, 'div', 'launcher-notice');
  notice.setAttribute('role', 'status');
  const button = add(element, 'button', 'launcher-button');
  button.setAttribute('type', 'button');
  button.append(drawIcon('icon-chat', speechBubble), drawIcon('icon-close', chevronDown));
  const words = add(button, 'span', 'launcher-text');
  const badge = add(button, 'span', 'launcher-badge');
  badge.setAttribute('aria-hidden', 'true');

  let open = false;
  let unread = 0;
  let side = 'right';
  let names: LauncherNames = { open: 'Open chat', close: 'Close chat' };
  const update = () => {
    const shownUnread = open ? 0 : unread;
    element.classList.toggle('is-open', open);
    element.classList.toggle('is-left', side === 'left');
    button.setAttribute('aria-expanded', String(open));
    const name = (shownUnread && names.unread?.(shownUnread)) || names.open;
    button.setAttribute('aria-label', open ? names.close : name);
    badge.textContent = shownUnread > 99 ? '99+' : String(shownUnread);
    badge.hidden = shownUnread === 0;
  };
  update();
  button.addEventListener('click', onToggle);
  button.addEventListener('pointerenter', onApproach);
  button.addEventListener('focus', onApproach);

  return {
    element,
    setOpen(next) {
      open = next;
      update();
    },
    setUnread(count) {
      unread = count;
      update();
    },
    setBusy(busy) {
      element.classList.toggle('is-busy', busy);
      button.setAttribute('aria-busy', String(busy));
    },
    setLook(look) {
      side = look.side;
      words.textContent = look.text;
      element.style.cssText = `--accent:${look.accent};--on-accent:${look.onAccent}`;
      update();
    },
    setNames(next) {
      names = next;
      update();
    },
    setNotice(text) {
      notice.textContent = text;
    },
    focus: () => button.focus(),
  };
}

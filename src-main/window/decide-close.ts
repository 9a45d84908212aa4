export interface CloseSituation {
  /** "Quit" was chosen, or the computer shuts down. */
  quitting: boolean;
  closeToTray: boolean;
  /** Whether a hidden window can be found again. */
  trayAvailable: boolean;
}

/** What the window's close button does. Hiding a window that nothing can bring back would look like a crash. */
export function decideClose({ quitting, closeToTray, trayAvailable }: CloseSituation): 'hide' | 'close' {
  return !quitting && closeToTray && trayAvailable ? 'hide' : 'close';
}

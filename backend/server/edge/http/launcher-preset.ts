import type { ChatbotSettings, Language } from '#contract/chatbots.ts';

/** What `widget.js?chatbot=…` must know to draw its launcher; `Preset` in the widget's `shared/page-side.ts`. */
export interface LauncherPreset {
  look: { accent: string; onAccent: string; side: 'left' | 'right'; text: string };
  names: { open: string; close: string };
  language: Language;
}

const NAMES: Record<Language, LauncherPreset['names']> = {
  en: { open: 'Open chat', close: 'Close chat' },
  de: { open: 'Chat öffnen', close: 'Chat schließen' },
  fr: { open: 'Ouvrir la discussion', close: 'Fermer la discussion' },
  es: { open: 'Abrir el chat', close: 'Cerrar el chat' },
  ar: { open: 'فتح المحادثة', close: 'إغلاق المحادثة' },
};

export function presetLauncher(language: Language, appearance: ChatbotSettings['appearance']): LauncherPreset {
  const { colour, side, launcher, launcherText } = appearance;
  const text = launcher === 'icon' ? '' : launcherText;
  return { look: { accent: colour, onAccent: readableOn(colour), side, text }, names: NAMES[language], language };
}

/** White where it reaches 4.5 : 1 (WCAG), else black, which does then. */
function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#000000';
}

/** Goes in front of the script. The text is the owner's: nothing in it may end a script or a line. */
export function writePreset(chatbotId: string, preset: LauncherPreset): string {
  const json = JSON.stringify({ [chatbotId]: preset }).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `window.HandoffDeskPresets=Object.assign(window.HandoffDeskPresets||{},${json});\n`;
}

import { type DesktopSettings, desktopSettingsSchema } from '../../src-preload/payloads.ts';

export const defaultSettings: DesktopSettings = {
  theme: 'system',
  notifyRequests: true,
  notifyMessages: true,
  hideContent: false,
  closeToTray: true,
  confirmComplete: true,
};

/** Each setting by itself: one that a newer or older version wrote differently falls back alone, the others stay. */
const tolerantSchema = desktopSettingsSchema.extend({
  theme: desktopSettingsSchema.shape.theme.catch(defaultSettings.theme),
  notifyRequests: desktopSettingsSchema.shape.notifyRequests.catch(defaultSettings.notifyRequests),
  notifyMessages: desktopSettingsSchema.shape.notifyMessages.catch(defaultSettings.notifyMessages),
  hideContent: desktopSettingsSchema.shape.hideContent.catch(defaultSettings.hideContent),
  closeToTray: desktopSettingsSchema.shape.closeToTray.catch(defaultSettings.closeToTray),
  confirmComplete: desktopSettingsSchema.shape.confirmComplete.catch(defaultSettings.confirmComplete),
});

export function readSettings(stored: unknown): DesktopSettings {
  const result = tolerantSchema.safeParse(stored);
  return result.success ? result.data : defaultSettings;
}

/** What to store after a change: keys of a newer version that this one does not know survive a downgrade. */
export function mergeForStorage(stored: unknown, settings: DesktopSettings): Record<string, unknown> {
  const unknownKeys = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
  return { ...unknownKeys, ...settings };
}

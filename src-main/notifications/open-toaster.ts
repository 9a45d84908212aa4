import { createNodeNotifierToaster } from './node-notifier.ts';
import { notifySendToaster } from './notify-send.ts';
import type { Toaster } from './toaster.ts';

export async function openToaster(platform: NodeJS.Platform = process.platform): Promise<Toaster> {
  if (platform === 'linux') return notifySendToaster;
  const { default: notifier } = await import('node-notifier');
  return createNodeNotifierToaster(notifier);
}

export { findContactMessages, forgetContactMessages } from './forget.ts';
export { type ContactInbox, createContactInbox } from './inbox.ts';
export { type ContactService, createContactService } from './service.ts';

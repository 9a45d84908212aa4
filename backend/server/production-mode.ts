/**
 * Imported before React wherever it is imported: React, which writes the mails, reads this once when it is loaded, and is
 * several times slower where it believes that somebody develops with it. Half of it loaded before and half after would not
 * work at all.
 */
process.env['NODE_ENV'] ??= 'production';

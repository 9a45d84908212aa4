/**
 * Imported before everything else: React, which writes the mails, reads this once when it is loaded, and is several times
 * slower where it believes that somebody develops with it.
 */
process.env['NODE_ENV'] ??= 'production';

import type { RequestHandler } from 'express';

/** The frame of the small pages that links in mails lead to. What goes in is our own text, or has been checked. */
export function renderLinkPage({ title, script, main }: { title: string; script: string; main: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} – Handoff Desk</title>
<link rel="icon" href="/console/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/open/open.css">
<script src="${script}" defer></script>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

export function sendText(type: string, text: string): RequestHandler {
  return (_request, response) => {
    response.set('Cache-Control', 'no-cache').type(type).send(text);
  };
}

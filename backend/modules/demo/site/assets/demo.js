// The embed line carries the address under which this page was reached; buttons copy; nothing else happens here.
const snippet = document.querySelector('[data-snippet]');
if (snippet) snippet.textContent = snippet.textContent.replace('src="/', `src="${location.origin}/`);

const announcer = document.querySelector('[data-announcer]');

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announcer.textContent = 'Copied.';
  } catch {
    // Plain http on another computer, or not allowed: the text is there to be selected by hand.
    announcer.textContent = 'Copying is not possible here; please select the text.';
  }
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', () => copy(button.dataset.copy));
}
for (const button of document.querySelectorAll('[data-copy-from]')) {
  button.addEventListener('click', () => copy(document.querySelector(button.dataset.copyFrom).textContent));
}

import { expect, test } from 'vitest';
import { html } from './html.ts';

test('inserted text stays text', () => {
  const hostile = `"><script>alert('x')</script>&amp;`;
  expect(html`<p title="${hostile}">${hostile}</p>`.source).toBe(
    `<p title="${'&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;'}">${'&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;'}</p>`,
  );
});

test('pieces and lists of pieces go in as they are', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${items}</ul>${html`<hr>`}${3}`.source).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul><hr>3');
});

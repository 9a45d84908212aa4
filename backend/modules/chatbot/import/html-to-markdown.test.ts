import { expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';

test.each([
  ['text', 'Hello', 'Hello'],
  ['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['headings', '<h2 class="x">Shipping</h2><p>Two days.</p>', '## Shipping\n\nTwo days.'],
  ['markup inside a heading', '<h2><a href="#x">How</a> <em>long</em>?</h2>', '## How long?'],
  ['lists', '<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
  [
    'questions that unfold',
    '<details><summary>How long?</summary>Two days.</details>',
    '###### How long?\n\nTwo days.',
  ],
  ['definitions', '<dl><dt>Size</dt><dd>Five</dd></dl>', '###### Size\n\nFive'],
  ['scripts and styles', 'A<script>if (1 < 2) alert("</p>")</script>B<style>p{}</style>C', 'ABC'],
  ['an unclosed script', 'A<script>alert(1)', 'A'],
  ['a script that closes in capitals', 'A<SCRIPT>x</ScRiPt >B', 'AB'],
  ['the head, navigation and footer', '<head><title>T</title></head><nav>N</nav><main>M</main><footer>F</footer>', 'M'],
  ['comments', 'A<!-- <p>no</p> -->B<!-- open', 'AB'],
  ['attributes with >', '<p title="a > b">Text</p>', 'Text'],
  ['a lone <', '1 < 2 and <3', '1 < 2 and <3'],
  [
    'entities',
    '&lt;b&gt; &amp;amp; &#65;&#x42; &euro;5&nbsp;&unknown; &#0;&#xD800;&#1114112;',
    '<b> &amp; AB €5 &unknown;',
  ],
  ['white space', '  a\n\t b  ', 'a b'],
  ['line breaks', 'a<br>b<br/>c', 'a\nb\nc'],
  ['a declaration', '<!doctype html><html><body>x</body></html>', 'x'],
  ['an unclosed tag', 'a<p class="', 'a'],
])('%s', (_name, html, text) => {
  expect(htmlToMarkdown(html)).toBe(text);
});

test('a megabyte of broken markup is read in seconds', () => {
  const started = performance.now();
  for (const piece of ['<', '<p', '<script>', '<!--', '</', '<h1>', '&#', '<p a="', '<p>']) {
    htmlToMarkdown(piece.repeat(1_000_000 / piece.length));
  }
  expect(performance.now() - started).toBeLessThan(20_000);
});

import { describe, expect, it } from 'vitest';
import { readMail } from './read-mail.ts';

describe('readMail', () => {
  it.each([
    ['<p style="color:red">a</p>', '<p data-style="color:red">a</p>'],
    ["<p STYLE = 'color:red' class=x>a</p>", "<p data-style = 'color:red' class=x>a</p>"],
    ['<br style="a:b"/>', '<br data-style="a:b"/>'],
    ['<p title="style=1 > 0" style=x>a</p>', '<p title="style=1 > 0" data-style=x>a</p>'],
    ['<img src="x" onerror="alert(1)">', '<img src="x" >'],
    ['<p onclick=go() style="a">b</p>', '<p  data-style="a">b</p>'],
    ['a style="b" &lt;p style="c"&gt;', 'a style="b" &lt;p style="c"&gt;'],
    ['<!--[if mso]><p style="a">b</p><![endif]-->c', 'c'],
    ['<script>var style = "<p>";</script>d', 'd'],
  ])('%s', (html, markup) => {
    expect(readMail(html)).toEqual({ markup, sheets: [] });
  });

  it('keeps every sheet by itself', () => {
    expect(readMail('<style>p{a:b}</style><p>c</p><STYLE type="text/css">\nq{}</STYLE>')).toEqual({
      markup: '<p>c</p>',
      sheets: ['p{a:b}', '\nq{}'],
    });
  });
});

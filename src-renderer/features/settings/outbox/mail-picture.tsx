import { useCallback, useEffect, useRef } from 'react';
import { drawMail } from './draw-mail.ts';

/**
 * A mail as its reader sees it, in a frame where no script can run. The frame is filled from here instead of by `srcdoc`:
 * our content security policy holds in it too, and refuses the inline styles mails are made of.
 */
export function MailPicture({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const draw = useCallback(() => {
    const page = frame.current?.contentDocument;
    if (!frame.current || !page) return;
    drawMail(html, page);
    frame.current.style.height = `${Math.max(160, page.documentElement.scrollHeight)}px`;
  }, [html]);
  useEffect(() => {
    draw();
    // Narrower windows make longer mails.
    window.addEventListener('resize', draw);
    return () => window.removeEventListener('resize', draw);
  }, [draw]);
  return (
    <iframe
      ref={frame}
      className="outbox__picture"
      // Without `allow-scripts` nothing runs in there; the same origin lets us fill it.
      sandbox="allow-same-origin"
      title={title}
      // Some browsers put an empty page of their own in after the first look.
      onLoad={draw}
    />
  );
}

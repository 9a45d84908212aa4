import '../../../ui/menu.css';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { TranscriptFormat } from '#contract/history/export.ts';
import type { ConversationDetail } from '#contract/history/past-conversations.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { selectMay } from '../../../state/selectors.ts';
import { Button } from '../../../ui/button.tsx';
import { ImportIcon, LinkIcon, MailIcon, MoreIcon, PrintIcon, TrashIcon } from '../../../ui/icons.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { linkToConversation } from '../address.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { MailDialog } from './mail-dialog.tsx';
import { nameTranscriptFile } from './name-file.ts';
import { usePrinting, usePrintKey } from './use-printing.tsx';

const FORMATS: readonly { readonly format: TranscriptFormat; readonly label: string; readonly hint: string }[] = [
  { format: 'md', label: 'Download as Markdown', hint: 'Reads well, also as plain text' },
  { format: 'csv', label: 'Download as CSV', hint: 'Opens in a spreadsheet' },
  { format: 'json', label: 'Download as JSON', hint: 'For other programs' },
];
/** Nobody waits longer than this for one conversation without wanting to know. */
const DOWNLOAD_MS = 60_000;

/** What can be done with a transcript. */
export function TranscriptActions({ detail }: { detail: ConversationDetail }) {
  const desk = useDesk();
  const mayErase = useDeskState(selectMay('workspace.manage'));
  const [dialog, setDialog] = useState<'mail' | 'erase' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { conversation } = detail;
  const printing = usePrinting(detail);
  const tell = (text: string, tone: 'neutral' | 'error' = 'neutral') => desk.showToast({ text, tone });

  async function copyLink(): Promise<void> {
    const link = linkToConversation(desk.server, conversation.id);
    try {
      await navigator.clipboard.writeText(link);
      tell('Link copied. It works for everybody who may read this conversation.');
    } catch {
      tell('The link could not be copied.', 'error');
    }
  }

  async function download(format: TranscriptFormat): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const outcome = await desk.downloads.fetchFile('downloadTranscript', {
      params: { id: conversation.id, format },
      signal: AbortSignal.timeout(DOWNLOAD_MS),
    });
    setBusy(false);
    if (outcome.ok) saveFile(nameTranscriptFile(conversation, format), outcome.value);
    else tell('The file could not be fetched. Try again in a moment.', 'error');
  }

  async function print(): Promise<void> {
    setBusy(true);
    const done = await printing.print();
    setBusy(false);
    if (!done) tell('The conversation could not be fetched for printing. Try again in a moment.', 'error');
  }

  // The browser's own command would print the window as it stands.
  usePrintKey(() => void print());

  function act(key: string): void {
    const file = FORMATS.find(({ format }) => format === key);
    if (file) void download(file.format);
    else if (key === 'print') void print();
    else if (key === 'link') void copyLink();
    else setDialog(key === 'mail' ? 'mail' : 'erase');
  }

  return (
    <>
      <span className="transcript__copy">
        <Button look="quiet" square icon={<LinkIcon />} aria-label="Copy link" onPress={() => void copyLink()} />
      </span>
      <MenuTrigger>
        <Button look="quiet" square icon={<MoreIcon />} aria-label="More actions" isPending={isBusy} />
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu" aria-label="More actions" onAction={(key) => act(String(key))}>
            <MenuItem id="link" className="menu__item" textValue="Copy link">
              <LinkIcon size={16} />
              <span className="menu__words">Copy link</span>
            </MenuItem>
            <MenuItem id="print" className="menu__item" textValue="Print">
              <PrintIcon size={16} />
              <span className="menu__words">
                Print or save as PDF…
                <small>The whole conversation on paper</small>
              </span>
            </MenuItem>
            {FORMATS.map(({ format, label, hint }) => (
              <MenuItem key={format} id={format} className="menu__item" textValue={label}>
                <ImportIcon size={16} />
                <span className="menu__words">
                  {label}
                  <small>{hint}</small>
                </span>
              </MenuItem>
            ))}
            <MenuItem id="mail" className="menu__item" textValue="Send by e-mail">
              <MailIcon size={16} />
              <span className="menu__words">Send by e-mail…</span>
            </MenuItem>
            {mayErase ? <Separator className="menu__separator" /> : null}
            {mayErase ? (
              <MenuItem id="erase" className="menu__item menu__item--danger" textValue="Erase this visitor">
                <TrashIcon size={16} />
                <span className="menu__words">
                  Erase this visitor…
                  <small>Everything of them, for good</small>
                </span>
              </MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      {dialog === 'mail' ? <MailDialog conversation={conversation} onClose={() => setDialog(null)} /> : null}
      {dialog === 'erase' ? <EraseDialog visitor={conversation.visitor} onClose={() => setDialog(null)} /> : null}
      {printing.sheet}
    </>
  );
}

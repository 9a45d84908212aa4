import '../../../ui/menu.css';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { MoreIcon, PassOnIcon, ReturnIcon } from '../../../ui/icons.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

/** What else can be done with a chat of mine. */
export function ChatMenu({ conversationId }: { conversationId: string }) {
  const [dialog, setDialog] = useState<'transfer' | 'return' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <MenuTrigger>
        <Button look="quiet" square icon={<MoreIcon />} aria-label="More actions" />
        <Popover className="menu-popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label="More actions"
            onAction={(key) => setDialog(key === 'transfer' ? 'transfer' : 'return')}
          >
            <MenuItem id="transfer" className="menu__item" textValue="Transfer">
              <PassOnIcon size={16} />
              <span className="menu__words">
                Transfer…
                <small>Pass the chat on to a colleague</small>
              </span>
            </MenuItem>
            <MenuItem id="return" className="menu__item" textValue="Return to queue">
              <ReturnIcon size={16} />
              <span className="menu__words">
                Return to queue…
                <small>Back to the front, for everyone</small>
              </span>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {dialog === 'transfer' ? <TransferDialog conversationId={conversationId} onClose={close} /> : null}
      {dialog === 'return' ? <ReturnDialog conversationId={conversationId} onClose={close} /> : null}
    </>
  );
}

import './definition.css';
import { useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

/** A name that says what it means: on hover, on focus, and on a tap where there is neither. */
export function Definition({ name, text }: { name: string; text: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <TooltipTrigger delay={200} closeDelay={120} shouldCloseOnPress={false} isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="definition" onPress={() => setOpen(true)}>
        {name}
      </Button>
      <Tooltip className="definition__text" placement="bottom start" offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}

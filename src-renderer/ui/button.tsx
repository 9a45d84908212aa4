import './button.css';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: ReactNode;
  /** An icon alone: give the button an `aria-label`. */
  readonly square?: boolean;
  readonly children?: ReactNode;
}

export function Button({
  look = 'secondary',
  size = 'm',
  icon,
  square = false,
  children,
  isPending = false,
  ...rest
}: ButtonProps) {
  // Not the library's own: it announces the button by its id, and the reference dangles once the button has done its work.
  const held = isPending ? ({ type: 'button', onPress: () => undefined, 'aria-disabled': true } as const) : {};
  return (
    <AriaButton
      {...rest}
      {...held}
      className={`button button--${look} button--${size}${square ? ' button--square' : ''}`}
    >
      {icon}
      {children === undefined ? null : <span className="button__label">{children}</span>}
      {isPending ? <span className="button__spinner" aria-hidden="true" /> : null}
    </AriaButton>
  );
}

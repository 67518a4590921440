'use client'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { type ButtonSize, type ButtonVariant, buttonClasses, classes } from './styles'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
  children?: ReactNode
}

/** A button; with only an icon inside it needs an `aria-label`. While `isPending` it stays focusable and says so. */
export function Button({ variant, size, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classes(buttonClasses(variant, size), className)}>
      {children}
    </AriaButton>
  )
}

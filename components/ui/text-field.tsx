'use client'
import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { classes, errorClasses, fieldClasses, hintClasses, labelClasses } from './styles'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
  label: string
  /** For screen readers alone, where what stands beside the field says it. */
  hideLabel?: boolean
  hint?: ReactNode
  /** Shown below the field and read with it; marks the field as invalid. */
  error?: string | null
  /** More than one makes it a text area of that height. */
  rows?: number
  placeholder?: string
  className?: string
  inputClassName?: string
}

/** A labelled text input with its hint and its error. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  rows = 1,
  placeholder,
  className,
  inputClassName,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      validationBehavior="aria"
      {...props}
      isInvalid={props.isInvalid ?? Boolean(error)}
      className={classes('flex flex-col gap-1', className)}
    >
      <Label className={classes(labelClasses, hideLabel && 'sr-only')}>{label}</Label>
      {rows > 1 ? (
        <TextArea rows={rows} placeholder={placeholder} className={classes(fieldClasses, inputClassName)} />
      ) : (
        <Input placeholder={placeholder} className={classes(fieldClasses, 'h-9', inputClassName)} />
      )}
      {hint && (
        <Text slot="description" className={hintClasses}>
          {hint}
        </Text>
      )}
      <FieldError className={errorClasses}>{error}</FieldError>
    </AriaTextField>
  )
}

'use client'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import { Hydrated } from './hydrated'
import { classes, errorClasses, fieldClasses, hintClasses, labelClasses, panelClasses } from './styles'

export interface Option {
  id: string
  label: string
  /** A second line that explains the option. */
  description?: string
}

export interface SelectProps {
  label: string
  options: Option[]
  name?: string
  value?: string | null
  defaultValue?: string
  onChange?: (id: string) => void
  hint?: ReactNode
  error?: string | null
  placeholder?: string
  isDisabled?: boolean
  isRequired?: boolean
  /** Keeps the label for assistive technology only, where the place makes it plain. */
  hideLabel?: boolean
  className?: string
}

/** A labelled choice of one among a few. */
export function Select(props: SelectProps) {
  return (
    <Hydrated
      placeholder={
        <div aria-hidden className={classes('flex flex-col gap-1', props.className)}>
          {!props.hideLabel && <span className={labelClasses}>{props.label}</span>}
          <span className={classes(fieldClasses, 'h-9')} />
          {props.hint && <span className={hintClasses}>{props.hint}</span>}
        </div>
      }
    >
      <HydratedSelect {...props} />
    </Hydrated>
  )
}

function HydratedSelect(props: SelectProps) {
  const { label, options, value, defaultValue, onChange, hint, error, hideLabel, className, ...rest } = props
  return (
    <AriaSelect
      {...rest}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      aria-label={hideLabel ? label : undefined}
      {...(value !== undefined ? { value } : {})}
      {...(defaultValue !== undefined ? { defaultValue } : {})}
      onChange={(key) => key !== null && onChange?.(String(key))}
      className={classes('flex flex-col gap-1', className)}
    >
      {!hideLabel && <Label className={labelClasses}>{label}</Label>}
      <Button className={classes(fieldClasses, 'flex h-9 items-center justify-between gap-2 text-start')}>
        <SelectValue className="truncate data-placeholder:text-faint">
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-soft" />
      </Button>
      {hint && (
        <Text slot="description" className={hintClasses}>
          {hint}
        </Text>
      )}
      <FieldError className={errorClasses}>{error}</FieldError>
      <Popover className={classes(panelClasses, 'min-w-(--trigger-width) overflow-auto')}>
        <ListBox items={options} className="max-h-80 overflow-auto p-1 outline-none">
          {(option: Option) => (
            <ListBoxItem
              textValue={option.label}
              className="group flex cursor-default items-start gap-2 rounded px-2 py-1.5 text-sm outline-none data-focused:bg-accent-soft"
            >
              <Check aria-hidden className="invisible mt-0.5 size-4 shrink-0 group-data-selected:visible" />
              <span className="flex flex-col">
                <Text slot="label">{option.label}</Text>
                {option.description && (
                  <Text slot="description" className="text-xs text-soft">
                    {option.description}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

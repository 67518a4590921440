'use client'
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import type { Option } from './select'
import { classes, errorClasses, fieldClasses, hintClasses, labelClasses, panelClasses } from './styles'

export interface ComboBoxProps {
  label: string
  options: Option[]
  /** The chosen option's id; with `allowsCustomValue` also any other text. */
  value: string
  onChange: (value: string) => void
  allowsCustomValue?: boolean
  hint?: ReactNode
  error?: string | null
  className?: string
}

/** A labelled choice of one among many, found by typing; or, if it may be, what was typed itself. */
export function ComboBox(props: ComboBoxProps) {
  const { label, options, value, onChange, allowsCustomValue, hint, error, className } = props
  const chosen = options.find(({ id }) => id === value)
  const shown = chosen?.label ?? value
  const [typed, setTyped] = useState(shown)
  // What is typed follows the value when that changes: chosen here, discarded, or read again.
  const [follows, setFollows] = useState(shown)
  if (follows !== shown) {
    setFollows(shown)
    setTyped(shown)
  }
  return (
    <AriaComboBox
      defaultItems={options}
      value={chosen?.id ?? null}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
        else if (allowsCustomValue) onChange(typed.trim())
      }}
      allowsCustomValue={allowsCustomValue}
      menuTrigger="focus"
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      className={classes('flex flex-col gap-1', className)}
    >
      <Label className={labelClasses}>{label}</Label>
      <div className="relative">
        <Input className={classes(fieldClasses, 'h-9 pe-9')} />
        <Button className="absolute inset-y-0 end-0 flex w-9 items-center justify-center text-soft">
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </div>
      {hint && (
        <Text slot="description" className={hintClasses}>
          {hint}
        </Text>
      )}
      <FieldError className={errorClasses}>{error}</FieldError>
      <Popover className={classes(panelClasses, 'w-(--trigger-width) overflow-auto')}>
        <ListBox className="max-h-80 overflow-auto p-1 outline-none">
          {(option: Option) => (
            <ListBoxItem
              textValue={option.label}
              className="flex cursor-default flex-col rounded px-2 py-1.5 text-sm outline-none data-focused:bg-accent-soft data-selected:font-medium"
            >
              <Text slot="label">{option.label}</Text>
              {option.description && (
                <Text slot="description" className="text-xs text-soft">
                  {option.description}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

'use client'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { Hydrated } from './hydrated'
import type { Option } from './select'
import { classes, errorClasses, labelClasses } from './styles'

export interface RadioGroupProps {
  label: string
  options: Option[]
  /** Null while nothing is chosen. */
  value: string | null
  onChange: (id: string) => void
  error?: string | null
  /** Keeps the label for assistive technology only, under a heading that says the same. */
  hideLabel?: boolean
  /** Without boxes, for many of them or several groups. */
  isCompact?: boolean
}

/** A labelled choice of one among a few, all in sight. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, options, hideLabel, isCompact } = props
  return (
    <Hydrated
      placeholder={
        <div aria-hidden className={classes('flex flex-col', !isCompact && 'gap-2')}>
          {!hideLabel && <span className={labelClasses}>{label}</span>}
          {options.map((option) => (
            <span
              key={option.id}
              className={classes(
                'flex gap-3 rounded-md',
                isCompact ? 'py-1' : 'border border-line px-3 py-2.5',
              )}
            >
              <span className="mt-1 size-4 shrink-0 rounded-full border border-faint bg-paper" />
              <OptionText {...option} />
            </span>
          ))}
        </div>
      }
    >
      <HydratedRadioGroup {...props} />
    </Hydrated>
  )
}

function OptionText({ label, description }: Option) {
  return (
    <span className="flex flex-col">
      <span className="font-medium">{label}</span>
      {description && <span className="text-sm text-soft">{description}</span>}
    </span>
  )
}

function HydratedRadioGroup(props: RadioGroupProps) {
  const { label, options, value, onChange, error, hideLabel, isCompact } = props
  return (
    <AriaRadioGroup
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      isInvalid={Boolean(error)}
      aria-label={hideLabel ? label : undefined}
      className={classes('flex flex-col', !isCompact && 'gap-2')}
    >
      {!hideLabel && <Label className={labelClasses}>{label}</Label>}
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          className={classes(
            'group flex gap-3 rounded-md outline-offset-2 data-focus-visible:outline-2 data-focus-visible:outline-accent',
            isCompact
              ? 'py-1'
              : 'border border-line px-3 py-2.5 hover:border-line-strong data-selected:border-accent',
          )}
        >
          <span
            aria-hidden
            className="mt-1 size-4 shrink-0 rounded-full border border-faint bg-paper group-data-selected:border-[5px] group-data-selected:border-accent"
          />
          <OptionText {...option} />
        </Radio>
      ))}
      <FieldError className={errorClasses}>{error}</FieldError>
    </AriaRadioGroup>
  )
}

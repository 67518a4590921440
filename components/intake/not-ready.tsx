import type { IntakeState } from '@/lib/intake/schema'
import { FailedReading } from './failed-reading'
import { ReadingProgress } from './reading'

/** A document that cannot be reviewed yet, or ever: how far its reading is, or why it could not be read. */
export function NotReady(props: {
  intake: IntakeState
  name: string
  /** Where to go when it is given up. */
  back: string
  discard: Parameters<typeof FailedReading>[0]['discard']
}) {
  const { intake, ...rest } = props
  return intake.status === 'reading' ? (
    <ReadingProgress intakeId={intake.id} state={intake} {...rest} />
  ) : (
    <FailedReading intakeId={intake.id} failure={intake.failure} {...rest} />
  )
}

import { createReportFromIntake } from '../create-report-from-intake'

// A server that makes a report of an intake, to be killed on the way: `create-one.ts PERSON INTAKE`.
const [userId = '', intakeId = ''] = process.argv.slice(2)
process.send?.('begins')
await createReportFromIntake(userId, { intakeId })
process.send?.('done')
process.exit()

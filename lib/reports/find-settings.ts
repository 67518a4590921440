import { db } from '@/lib/db'
import { authorize } from '@/lib/members/authorize'
import type { SettingName } from './schema'

/** A report's settings as the settings page shows them. */
export interface SettingsPage {
  settings: Record<SettingName, string | number | null>
  organisations: { id: string; name: string; members: number }[]
}

/** The settings of a report, for who may change them. @throws AppError `not_found` to strangers, else `forbidden`. */
export async function findSettings(userId: string, reportId: string): Promise<SettingsPage> {
  await authorize(userId, reportId, 'report.settings')
  const { organisations, ...settings } = await db.report.findUniqueOrThrow({
    where: { id: reportId },
    select: {
      title: true,
      committee: true,
      session: true,
      state: true,
      language: true,
      wordLimit: true,
      footnotes: true,
      contact: true,
      publicity: true,
      organisations: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true, _count: { select: { members: true } } },
      },
    },
  })
  return {
    settings,
    organisations: organisations.map(({ id, name, _count }) => ({ id, name, members: _count.members })),
  }
}

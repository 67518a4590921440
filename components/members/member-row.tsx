'use client'
import { EllipsisVertical, UserMinus, UserRoundCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Select } from '@/components/ui/select'
import { GIVEN_ROLES, type GivenRole } from './roles'

export interface ShownMember {
  id: string
  name: string
  email: string | null
  role: 'coordinator' | GivenRole
  organisationId: string | null
  organisation: string | null
  isSelf: boolean
}

export interface MemberRowProps {
  member: ShownMember
  organisations: { id: string; name: string }[]
  isDisabled: boolean
  change: {
    onRole: (role: GivenRole) => void
    onOrganisation: (organisationId: string | null) => void
    onAsk: (what: 'remove' | 'handOver') => void
  } | null
}

const NONE = 'none'

/** One member: to read, or with the choices of a coordinator. */
export function MemberRow({ member, organisations, isDisabled, change }: MemberRowProps) {
  const t = useTranslations('members')
  const roles = useTranslations('terms.roles')
  const { name, email, role, organisationId, organisation, isSelf } = member
  const isCoordinator = role === 'coordinator'
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 py-3 sm:grid-cols-[minmax(0,1fr)_10rem_minmax(0,10rem)_2rem] lg:grid-cols-[minmax(0,1fr)_10rem_14rem_2rem]">
      <div className="min-w-0">
        <p className="truncate font-medium">
          {name} {isSelf && <span className="font-normal text-soft">({t('you')})</span>}
        </p>
        {email && <p className="truncate text-sm text-soft">{email}</p>}
      </div>
      <div className="max-sm:order-3 max-sm:col-span-2">
        {change && !isCoordinator ? (
          <Select
            label={t('roleOf', { name })}
            hideLabel
            options={GIVEN_ROLES.map((id) => ({ id, label: roles(id), description: t(`roleHints.${id}`) }))}
            value={role}
            isDisabled={isDisabled}
            onChange={(id) => id !== role && change.onRole(id as GivenRole)}
          />
        ) : (
          <p className="text-sm sm:px-3">{roles(role)}</p>
        )}
      </div>
      <div className="max-sm:order-4 max-sm:col-span-2 max-sm:empty:hidden">
        {change && organisations.length > 0 ? (
          <Select
            label={t('organisationOf', { name })}
            hideLabel
            options={[
              { id: NONE, label: t('noOrganisation') },
              ...organisations.map((each) => ({ id: each.id, label: each.name })),
            ]}
            value={organisationId ?? NONE}
            isDisabled={isDisabled}
            onChange={(id) =>
              id !== (organisationId ?? NONE) && change.onOrganisation(id === NONE ? null : id)
            }
          />
        ) : (
          organisation && <p className="truncate text-sm text-soft sm:px-3">{organisation}</p>
        )}
      </div>
      <div className="max-sm:order-2">
        {change && !isSelf && (
          <Menu
            label={t('actionsFor', { name })}
            trigger={
              <Button
                variant="quiet"
                size="icon"
                isDisabled={isDisabled}
                aria-label={t('actionsFor', { name })}
              >
                <EllipsisVertical aria-hidden />
              </Button>
            }
          >
            <MenuItem id="hand-over" onAction={() => change.onAsk('handOver')}>
              <UserRoundCheck aria-hidden />
              {t('handOver.action')}
            </MenuItem>
            {!isCoordinator && (
              <MenuItem id="remove" danger onAction={() => change.onAsk('remove')}>
                <UserMinus aria-hidden />
                {t('remove.action')}
              </MenuItem>
            )}
          </Menu>
        )}
      </div>
    </li>
  )
}

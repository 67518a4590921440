/** How far something is, from 0 to 1; null while nobody can say. Drawn in SVG, because the page allows no inline style. */
export function ProgressBar({ label, share }: { label: string; share: number | null }) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className="overflow-hidden rounded-full"
    >
      <svg aria-hidden className="block h-2 w-full">
        <rect width="100%" height="100%" className="fill-line" />
        <rect
          width={`${percent ?? 30}%`}
          height="100%"
          className={percent === null ? 'animate-pulse fill-accent' : 'fill-accent transition-[width]'}
        />
      </svg>
    </div>
  )
}

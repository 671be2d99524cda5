export type ProgressBarProps = {
  label: string
  value: number
  max: number
  /** Said after the label; default "18 van 20". */
  text?: string | undefined
  hideLabel?: boolean | undefined
}

/** How far, or how full. The number stands beside it; over the top it says so in words. */
export function ProgressBar({ label, value, max, text = `${value} van ${max}`, hideLabel }: ProgressBarProps) {
  const over = value > max
  return (
    <div className="vd-progress" data-over={over ? '' : undefined}>
      <div className="vd-progress-text">
        <span className={hideLabel ? 'vd-hidden' : undefined}>{label}</span>
        <span className="vd-numeric">
          {text}
          {over ? ` (${value - max} te veel)` : ''}
        </span>
      </div>
      <progress
        className="vd-progress-track"
        aria-label={label}
        max={max}
        value={Math.min(value, max)}
        aria-valuetext={over ? `${text}, ${value - max} te veel` : text}
      />
    </div>
  )
}

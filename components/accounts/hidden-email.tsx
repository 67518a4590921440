/** The account that a password is for, where the e-mail is no field: for password managers only. */
export function HiddenEmail({ email }: { email: string }) {
  return <input type="email" autoComplete="username" value={email} readOnly hidden />
}

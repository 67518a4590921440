import { redirect } from 'next/navigation'

/** The front door: a member's reports (which sends whoever is signed out to sign in). */
export default function Home() {
  redirect('/reports')
}

export { authRoute as GET, authRoute as POST } from '@/lib/next/auth-route'

// Loaded into a child before its program: when the parent's end of standard input closes, because the parent ended in
// whatever way, the child's whole process group is ended. A child's own children do not inherit this.
if (process.env.COUNTERPOINT_END_WITH_PARENT) {
  delete process.env.COUNTERPOINT_END_WITH_PARENT
  const end = () => {
    try {
      process.kill(-process.pid, 'SIGKILL')
    } catch {
      process.exit(1)
    }
  }
  process.stdin.on('end', end).on('error', end).resume()
  process.stdin.unref?.()
}

/** Runs `work` without root's rights, because root ignores file permissions. Its folders must be accessible to others. */
export function unprivileged<T>(work: () => T): T {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) return work();
  const nobody = 65_534;
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Does the work without the rights of root, whom no permission of a file keeps out. The folders it uses must let others in. */
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

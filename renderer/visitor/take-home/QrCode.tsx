import { useLoaded } from '../../shared/ui/use-loaded.ts';
import styles from './TakeHome.module.css';

/** Quiet zone that readers need, in modules. */
const margin = 4;

/** A QR code of a text, dark on light. Its library is loaded with the first code. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = useLoaded(async () => {
    const { encodeQR } = await import('qr');
    return encodeQR(text, 'raw', { ecc: 'low', border: margin });
  }, [text]);
  const size = code?.length ?? 21 + 2 * margin;
  return (
    <svg class={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      {code && <path d={pathOf(code)} fill="#000" />}
    </svg>
  );
}

const pathOf = (code: readonly (readonly boolean[])[]): string =>
  code.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('');

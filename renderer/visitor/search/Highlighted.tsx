import styles from './Highlighted.module.css';

/** Text with its matches marked; `matches` are [start, end) offsets in order. */
export function Highlighted({ text, matches }: { text: string; matches: [number, number][] }) {
  const pieces = matches.map(([start, end], index) => (
    <>
      {text.slice(matches[index - 1]?.[1] ?? 0, start)}
      <mark class={styles.mark}>{text.slice(start, end)}</mark>
    </>
  ));
  return (
    <>
      {pieces}
      {text.slice(matches.at(-1)?.[1] ?? 0)}
    </>
  );
}

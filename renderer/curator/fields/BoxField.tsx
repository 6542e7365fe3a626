import { useSignal } from '@preact/signals';
import { Plus, X } from 'lucide';
import { useRef } from 'preact/hooks';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { useValue } from '../form/context.ts';
import { type Path, valueAt } from '../form/path.ts';
import { Button } from '../ui/Button.tsx';
import styles from './BoxField.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import { NumberField } from './InputFields.tsx';

const sides = ['left', 'top', 'width', 'height'] as const;

/** The place of a value on a scan of the document: drawn over the picture, or written as shares of the sheet. */
export function BoxField({ path, documentId }: { path: Path; documentId: string }) {
  const [value, write] = useValue(path);
  const scans = useScans(documentId);
  const label = t('field.box');
  if (value === undefined) {
    if (scans.length === 0) return null;
    const fresh = { page: 1, left: 0.25, top: 0.25, width: 0.5, height: 0.1 };
    return (
      <Button look="plain" icon={Plus} onClick={() => write(fresh)}>
        {label}
      </Button>
    );
  }
  const page = Number(valueAt(value, ['page']) ?? 1);
  const scan = scans[page - 1];
  return (
    <FieldFrame path={path} label={label} hint="hint.box">
      {scan && <Drawing sha256={scan} value={value} onDraw={(box) => write({ page, ...box })} />}
      {(['page', ...sides] as const).map((name) => (
        <NumberField
          key={name}
          field={{ form: 'number', name, label: `box.${name}`, decimal: true }}
          path={[...path, name]}
        />
      ))}
      <Button look="plain" icon={X} onClick={() => write(undefined)}>
        {t('field.remove', { label })}
      </Button>
    </FieldFrame>
  );
}

/** Hashes of the document's scans, in their order. */
function useScans(documentId: string): string[] {
  const { api } = useWorkshop();
  const load = async (): Promise<string[]> => {
    const { body } = await api.record({ kind: 'document', id: documentId });
    const ids = Array.isArray(body.scans) ? body.scans.map(String) : [];
    const media = await Promise.all(ids.map((id) => api.record({ kind: 'media', id })));
    return media.map(({ body: { sha256 } }) => String(sha256));
  };
  return useLoaded(() => load().catch(() => []), [api, documentId]) ?? [];
}

type Box = Record<(typeof sides)[number], number>;

/** The scan; a pointer drawn across it makes the box. */
function Drawing({ sha256, value, onDraw }: { sha256: string; value: unknown; onDraw(box: Box): void }) {
  const sheet = useRef<HTMLDivElement>(null);
  const from = useSignal<{ x: number; y: number } | null>(null);
  const at = (event: PointerEvent): { x: number; y: number } => {
    const { left, top, width, height } = sheet.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) };
  };
  const draw = (event: PointerEvent): void => {
    const start = from.value;
    if (start === null) return;
    const end = at(event);
    const [left, top] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
    const width = round(Math.abs(start.x - end.x));
    const height = round(Math.abs(start.y - end.y));
    if (width > 0 && height > 0) onDraw({ left: round(left), top: round(top), width, height });
  };
  const [left, top, width, height] = sides.map((side) => `${Number(valueAt(value, [side]) ?? 0) * 100}%`);
  return (
    <div
      ref={sheet}
      class={styles.sheet}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.value = at(event);
      }}
      onPointerMove={draw}
      onPointerUp={() => (from.value = null)}
      onPointerCancel={() => (from.value = null)}
    >
      <img class={styles.scan} src={`api/workshop/media/${sha256}`} alt="" draggable={false} />
      <span class={styles.box} style={{ left, top, width, height }} />
    </div>
  );
}

const share = (part: number): number => Math.min(1, Math.max(0, part));
const round = (part: number): number => Math.round(part * 10_000) / 10_000;

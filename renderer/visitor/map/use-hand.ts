import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Camera } from '../../shared/map-core/camera.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import { type Gesture, trackHand } from './gestures.ts';

export interface HandOptions {
  camera: Camera;
  pxPerMm: number;
  /** A finger came down (null: it went, or moves the map). */
  onPress(at: Point | null): void;
  onTap(at: Point): void;
}

/** A finger may tremble this much and still tap. */
const slopMm = 4;
const wheelStep = 0.0015;

/** Turns touches, mouse and wheel on the panel into what the camera does and what is chosen. */
export function useHand(panelRef: RefObject<HTMLElement | null>, options: HandOptions): void {
  const now = useRef(options);
  now.current = options;
  useEffect(() => {
    const panel = panelRef.current;
    if (!panel) return;
    const hand = trackHand(slopMm * options.pxPerMm);
    const placeOf = (event: MouseEvent): Point => {
      const { left, top } = panel.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const carryOut = (gesture: Gesture | null) => gesture && act(gesture, now.current);
    const handlers: Record<string, (event: PointerEvent) => void> = {
      pointerdown(event) {
        if (event.button !== 0) return;
        panel.setPointerCapture(event.pointerId);
        hand.down(event.pointerId, placeOf(event));
        now.current.onPress(placeOf(event));
      },
      pointermove: (event) => carryOut(hand.move(event.pointerId, placeOf(event))),
      pointerup(event) {
        now.current.onPress(null);
        carryOut(hand.up(event.pointerId, placeOf(event)));
      },
      pointercancel(event) {
        now.current.onPress(null);
        carryOut(hand.cancel(event.pointerId));
      },
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      now.current.camera.pinch(Math.exp(-event.deltaY * wheelStep), placeOf(event), { x: 0, y: 0 });
      now.current.camera.rest();
    };
    for (const [kind, handler] of Object.entries(handlers)) panel.addEventListener(kind, handler as EventListener);
    panel.addEventListener('wheel', wheel, { passive: false });
    return () => {
      for (const [kind, handler] of Object.entries(handlers)) panel.removeEventListener(kind, handler as EventListener);
      panel.removeEventListener('wheel', wheel);
    };
  }, [panelRef, options.pxPerMm]);
}

function act(gesture: Gesture, { camera, onPress, onTap }: HandOptions): void {
  if (gesture.kind === 'pan' || gesture.kind === 'pinch') onPress(null);
  if (gesture.kind === 'pan') camera.pan(gesture.by);
  else if (gesture.kind === 'pinch') camera.pinch(gesture.factor, gesture.centre, gesture.by);
  else if (gesture.kind === 'tap') onTap(gesture.at);
  else camera.rest();
}

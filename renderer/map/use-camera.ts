import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Camera, openCamera } from './camera.ts';
import type { Size } from './geometry.ts';
import { type View, wholeView } from './view.ts';

export interface CameraState {
  camera: Camera;
  view: View;
  moving: boolean;
  /** What a drag shifts. */
  layerRef: RefObject<HTMLDivElement | null>;
}

const nowhere: Size = { width: 0, height: 0 };

/** The camera over a panel; `onZoomed` says whether there is a way back to go. */
export function useCamera(size: Size | undefined, onZoomed: ((zoomed: boolean) => void) | undefined): CameraState {
  const layerRef = useRef<HTMLDivElement>(null);
  const sizeRef = useRef(nowhere);
  sizeRef.current = size ?? nowhere;
  const [state, setState] = useState({ view: wholeView, moving: false });

  const camera = useMemo(() => {
    const onShift = ({ x, y }: { x: number; y: number }) => {
      if (layerRef.current) layerRef.current.style.transform = `translate3d(${x}px, ${y}px, 0)`;
    };
    const onView = (view: View, moving: boolean) => setState({ view, moving });
    return openCamera({ size: () => sizeRef.current, nextFrame: requestAnimationFrame, onShift, onView });
  }, []);

  useLayoutEffect(() => {
    const { x, y } = camera.shift;
    if (layerRef.current) layerRef.current.style.transform = `translate3d(${x}px, ${y}px, 0)`;
  }, [camera, state]);

  useEffect(() => {
    if (size) camera.settle();
  }, [camera, size?.width, size?.height]);

  const isZoomed = state.view.scale > 1;
  useEffect(() => onZoomed?.(isZoomed), [isZoomed, onZoomed]);

  return { camera, layerRef, ...state };
}

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Camera, openCamera } from './camera.ts';
import type { Size } from './geometry.ts';
import type { View } from './view.ts';

export interface CameraState {
  camera: Camera;
  view: View;
  moving: boolean;
  /** What a drag shifts. */
  layerRef: RefObject<HTMLDivElement | null>;
}

const nowhere: Size = { width: 0, height: 0 };

/** The camera over a panel; `onSeen` is told of every view that was painted. */
export function useCamera(size: Size | undefined, start: View, onSeen: (view: View) => void): CameraState {
  const layerRef = useRef<HTMLDivElement>(null);
  const sizeRef = useRef(nowhere);
  sizeRef.current = size ?? nowhere;
  const [state, setState] = useState({ view: start, moving: false });

  const camera = useMemo(() => {
    const onShift = ({ x, y }: { x: number; y: number }) => {
      if (layerRef.current) layerRef.current.style.transform = `translate3d(${x}px, ${y}px, 0)`;
    };
    const onView = (view: View, moving: boolean) => setState({ view, moving });
    return openCamera({ start, size: () => sizeRef.current, nextFrame: requestAnimationFrame, onShift, onView });
  }, []);

  useLayoutEffect(() => {
    const { x, y } = camera.shift;
    if (layerRef.current) layerRef.current.style.transform = `translate3d(${x}px, ${y}px, 0)`;
  }, [camera, state]);

  useEffect(() => {
    if (size) camera.settle();
  }, [camera, size?.width, size?.height]);

  useEffect(() => onSeen(state.view), [state.view, onSeen]);

  return { camera, layerRef, ...state };
}

import { Component, type ComponentChildren } from 'preact';
import { reportPageError } from '../../shared/api/page-errors.ts';

interface ErrorBoundaryProps {
  /** Called after the children have been removed. */
  onFailure(): void;
  children: ComponentChildren;
}

/** Removes its children as a whole when one of them cannot be drawn; everything outside stays. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportPageError('not-drawn', error);
    this.props.onFailure();
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}

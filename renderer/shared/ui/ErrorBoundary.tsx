import { Component, type ComponentChildren } from 'preact';
import { reportPageError } from '../../shared/api/page-errors.ts';

interface BoundaryProps {
  /** What happens instead of what could not be drawn: it is already off the glass. */
  onFailure(): void;
  children: ComponentChildren;
}

/** What cannot be drawn is taken off the glass as a whole: no half of it stays, and nothing beside it is harmed. */
export class ErrorBoundary extends Component<BoundaryProps, { failed: boolean }> {
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

export function DeskKeyboard() {
  return null;
}

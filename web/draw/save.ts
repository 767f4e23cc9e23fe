/** Hands a file to the browser to be saved. */
export function saveAs(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it once the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

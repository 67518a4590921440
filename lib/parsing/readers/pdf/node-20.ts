/**
 * What the PDF engine asks of the runtime that Node 20 does not have yet. Without it every page that sets a font
 * would come out empty. Does nothing where the runtime has it.
 */
export function completeRuntime(): void {
  const prototype = ArrayBuffer.prototype as unknown as Record<string, unknown>
  if (typeof prototype.transferToFixedLength === 'function') return
  Object.defineProperty(prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length: number = this.byteLength): ArrayBuffer {
      const copy = new ArrayBuffer(length)
      new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
      return copy
    },
  })
}

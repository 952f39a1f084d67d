/// Which glyphs a terminal can be trusted to show one column wide; the geometry of a drawing is the same in all.
public enum GlyphTier: String, Sendable, CaseIterable {
  /// Heavy and rounded box drawing, geometric shapes.
  case rich
  /// What the code page 437 fonts of consoles hold.
  case basic
  /// Bytes below 128.
  case ascii
}

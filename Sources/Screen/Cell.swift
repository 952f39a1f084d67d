/// One cell of the screen: what stands there, how many columns it takes, and how it looks.
///
/// A terminal cell holds one spacing scalar and combining ones; what does not fit (joined emoji, skin tones, flags) is
/// shown as its base by `TextWidth`, and the text itself stays untouched.
public struct Cell: Hashable, Sendable {
  /// The spacing scalar; 0 in the right half of a wide character.
  public var scalar: UInt32
  /// One combining scalar on top of it, or 0.
  public var combining: UInt32
  /// 1 or 2; 0 in the right half of a wide character.
  public var width: UInt8
  /// How the cell looks.
  public var style: Style

  /// A cell with a scalar of known width.
  public init(scalar: UInt32, combining: UInt32 = 0, width: UInt8 = 1, style: Style = .text) {
    self.scalar = scalar
    self.combining = combining
    self.width = width
    self.style = style
  }

  /// A space.
  public static let blank = Cell(scalar: 0x20)

  /// A space in a style.
  public static func blank(_ style: Style) -> Cell { Cell(scalar: 0x20, style: style) }

  /// What the cell shows as text; empty in the right half of a wide character.
  public var text: String {
    guard let base = Unicode.Scalar(scalar), scalar != 0 else { return "" }
    var scalars = String.UnicodeScalarView([base])
    if combining != 0, let mark = Unicode.Scalar(combining) { scalars.append(mark) }
    return String(scalars)
  }
}

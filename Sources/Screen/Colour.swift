/// A colour as a theme names it and a terminal can show it.
public enum Colour: Hashable, Sendable {
  /// Red, green and blue.
  case rgb(UInt8, UInt8, UInt8)
  /// One of the terminal's own 256 colours; 0 to 15 look as its user has set them.
  case indexed(UInt8)
  /// The terminal's own text or background colour.
  case standard

  /// The colour that a theme file means by `text`: `#rrggbb`, `rrggbb`, `ansi:0` to `ansi:15`, or `default`.
  public init?(_ text: String) {
    if text == "default" {
      self = .standard
    } else if text.hasPrefix("ansi:") {
      guard let index = UInt8(text.dropFirst(5)), index < 16 else { return nil }
      self = .indexed(index)
    } else {
      let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
      guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
        return nil
      }
      self = .rgb(UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255))
    }
  }

  /// The nearest of the palette's colours 16 to 255 that is not taken.
  public func nearestIndex(except taken: Set<Int> = []) -> Int {
    guard let components else { return 16 }
    return Palette.nearest(to: components, among: 16..<256, except: taken)
  }

  /// Red, green and blue from 0 to 255: for the first sixteen those of xterm; nil for the terminal's own default.
  var components: (red: Int, green: Int, blue: Int)? {
    switch self {
    case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
    case .indexed(let index): Palette.components(Int(index))
    case .standard: nil
    }
  }

  /// How much light the colour gives, from 0 to 1, as WCAG 2 defines it.
  var luminance: Double? {
    guard let colour = components else { return nil }
    return 0.2126 * Palette.linear[colour.red] + 0.7152 * Palette.linear[colour.green]
      + 0.0722 * Palette.linear[colour.blue]
  }

  /// The contrast of two colours, from 1 to 21, as WCAG 2 defines it; nil if one is the terminal's own.
  public func contrast(with other: Colour) -> Double? {
    guard let one = luminance, let two = other.luminance else { return nil }
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }
}

/// The colours that terminals number.
enum Palette {
  /// xterm's first sixteen; users change them, so they only serve to find a likely nearest one.
  static let basic: [(Int, Int, Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ]

  /// Red, green and blue of a palette index: 16 basic ones, a cube of six steps, 24 greys.
  static func components(_ index: Int) -> (red: Int, green: Int, blue: Int) {
    if index < 16 { return basic[index] }
    if index >= 232 {
      let level = 8 + (index - 232) * 10
      return (level, level, level)
    }
    func step(_ number: Int) -> Int { number == 0 ? 0 : 55 + number * 40 }
    let cube = index - 16
    return (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
  }

  /// The luminance of the palette's colours 16 to 255.
  static let luminances: [Double] = (16..<256).map { Colour.indexed(UInt8($0)).luminance ?? 0 }

  /// The nearest of some palette indices; the first sixteen are left out of 256 because users change them.
  static func nearest(
    to colour: (red: Int, green: Int, blue: Int), among indices: Range<Int>, except taken: Set<Int> = []
  ) -> Int {
    var best = indices.lowerBound
    var least = Int.max
    for index in indices where !taken.contains(index) {
      let other = components(index)
      let red = colour.red - other.red
      let green = colour.green - other.green
      let blue = colour.blue - other.blue
      // The eye's weights, depending on the mean red: cheap and good enough for a palette.
      let mean = (colour.red + other.red) / 2
      let distance = (512 + mean) * red * red + 1024 * green * green + (767 - mean) * blue * blue
      if distance < least {
        least = distance
        best = index
      }
    }
    return best
  }

  /// The nearest of the first 8 or 16, a hue for a hue and a grey for a grey: these colours are so few that the nearest
  /// to a light blue would be white.
  static func nearestBasic(to colour: (red: Int, green: Int, blue: Int), among count: Int) -> Int {
    let channels = [colour.red, colour.green, colour.blue]
    let isHue = (channels.max() ?? 0) - (channels.min() ?? 0) >= leastSaturation
    let greys: Set<Int> = [0, 7, 8, 15]
    return nearest(to: colour, among: 0..<count, except: isHue ? greys : Set(0..<count).subtracting(greys))
  }

  /// The difference of the strongest and the weakest channel from which on a colour is no grey.
  private static let leastSaturation = 50

  /// sRGB values made linear: `((c + 0.055) / 1.055) ^ 2.4`, without a power function in the standard library.
  static let linear: [Double] = (0...255).map { value in
    let channel = Double(value) / 255
    if channel <= 0.03928 { return channel / 12.92 }
    let base = (channel + 0.055) / 1.055
    // x^2.4 = x² · (x²)^(1/5), the fifth root by Newton's method.
    let square = base * base
    var root = 0.5 + square / 2
    for _ in 0..<24 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }
}

/// What is wrong with a colour scheme.
public enum SchemeError: Error, Hashable, Sendable {
  /// The scheme does not say this colour (`base00` to `base0F`).
  case missingColour(String)
  /// The value of a colour is none.
  case invalidColour(key: String, value: String)
}

/// A base16 scheme: sixteen colours, of which 0 to 7 lead from the background to the brightest text, and 8 to 15 are
/// the hues.
public struct Scheme: Hashable, Sendable {
  /// What its author calls it.
  public let name: String
  /// base00 to base0F.
  public let colours: [Colour]

  /// The keys of the sixteen colours, in order.
  public static let keys = (0..<16).map { "base0" + String($0, radix: 16, uppercase: true) }

  /// A scheme from the keys and values of its file: those of the `palette` mapping, or of the whole file in the older
  /// form. Keys that are no colours are ignored; `base0a` is as good as `base0A`.
  public init(name: String? = nil, palette: [String: String]) throws(SchemeError) {
    var colours: [Colour] = []
    for key in Scheme.keys {
      guard let value = palette[key] ?? palette[key.lowercased()] else { throw .missingColour(key) }
      guard let colour = Colour(value) else { throw .invalidColour(key: key, value: value) }
      colours.append(colour)
    }
    self.colours = colours
    self.name = name ?? palette["name"] ?? palette["scheme"] ?? ""
  }

  init(name: String, colours: [Colour]) {
    self.name = name
    self.colours = colours
  }

  /// Whether light text stands on a dark ground; nil if the terminal's own colours decide.
  public var isDark: Bool? {
    guard let ground = colours[0].luminance, let text = colours[5].luminance else { return nil }
    return ground < text
  }
}

import Yaml

extension Scheme {
  /// The schemes that come with the program, by name. They are the files in `themes`, compiled in as they are, so that a
  /// program that is copied alone has them.
  public static let shipped: [String: Scheme] = [
    "dark": .dark, "light": .light, "terminal": .terminal, "high-contrast": .highContrast,
  ]

  /// Calm light text on a dark ground: what the program starts with.
  public static let dark = shipped(PackageResources.dark_yaml)
  /// Dark text on a light ground, for terminals with one, and for pictures.
  public static let light = shipped(PackageResources.light_yaml)
  /// The terminal's own sixteen colours on its own ground.
  public static let terminal = shipped(PackageResources.terminal_yaml)
  private static let highContrast = shipped(PackageResources.high_contrast_yaml)

  /// A test holds that the files can be read.
  private static func shipped(_ file: [UInt8]) -> Scheme {
    (try? Scheme(yaml: file)) ?? Scheme(name: "", colours: Array(repeating: .standard, count: keys.count))
  }

  /// A scheme from its file: the colours stand under `palette`, or, in the older form, at the top.
  ///
  /// Throws a `YamlError`, or a `SchemeError` about the first colour that is missing or none.
  public init(yaml file: some Collection<UInt8>) throws {
    let root = try Node.compose(file)?.mapping
    var palette = Self.pairs(root)
    palette.merge(Self.pairs(root?["palette"]?.mapping)) { $1 }
    try self.init(name: palette["name"], palette: palette)
  }

  private static func pairs(_ mapping: Node.Mapping?) -> [String: String] {
    var pairs: [String: String] = [:]
    guard let mapping else { return pairs }
    for (key, value) in mapping {
      if let key = key.scalar?.string, let value = value.scalar?.string { pairs[key] = value }
    }
    return pairs
  }
}

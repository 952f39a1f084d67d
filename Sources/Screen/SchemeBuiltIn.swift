extension Scheme {
  /// Calm light text on a dark ground: what the program starts with. Equal to `themes/dark.yaml`.
  public static let dark = Scheme(
    name: "Chatflow dark",
    colours: [
      .rgb(0x15, 0x19, 0x1e), .rgb(0x20, 0x26, 0x2e), .rgb(0x31, 0x3b, 0x47), .rgb(0x66, 0x72, 0x7f),
      .rgb(0x9a, 0xa6, 0xb2), .rgb(0xd3, 0xda, 0xe0), .rgb(0xe4, 0xe9, 0xed), .rgb(0xf6, 0xf8, 0xfa),
      .rgb(0xf0, 0x85, 0x7f), .rgb(0xe3, 0x9a, 0x5f), .rgb(0xdc, 0xbb, 0x66), .rgb(0x84, 0xc3, 0x8b),
      .rgb(0x6f, 0xc3, 0xc4), .rgb(0x7d, 0xb4, 0xf2), .rgb(0xc7, 0x9b, 0xe8), .rgb(0xc4, 0x9a, 0x82),
    ])

  /// The terminal's own sixteen colours on its own ground. Equal to `themes/terminal.yaml`.
  ///
  /// Greys are left to attributes: bright black, which one would take, is the background in many palettes.
  public static let terminal = Scheme(
    name: "The terminal's own colours",
    colours: Array(repeating: .standard, count: 8) + [
      .indexed(1), .indexed(3), .indexed(3), .indexed(2), .indexed(6), .indexed(12), .indexed(5), .indexed(13),
    ])
}
